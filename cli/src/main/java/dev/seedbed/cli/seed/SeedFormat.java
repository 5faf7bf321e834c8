package dev.seedbed.cli.seed;

import dev.seedbed.fixtures.FileFormat;
import java.util.Locale;

/** A format as it is written after {@code --format}. */
enum SeedFormat {
  CSV(FileFormat.CSV),
  NDJSON(FileFormat.NDJSON),
  SQL(FileFormat.SQL),
  /** What {@code COPY … (FORMAT binary)} reads. */
  COPY(FileFormat.BINARY);

  private final FileFormat format;

  SeedFormat(FileFormat format) {
    this.format = format;
  }

  FileFormat format() {
    return format;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
