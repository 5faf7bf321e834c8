package dev.seedbed.cli.database;

import dev.seedbed.database.settings.SettingTime;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}. */
final class Time implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return SettingTime.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
