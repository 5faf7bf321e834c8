package dev.seedbed.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.isolation.Template;
import dev.seedbed.database.migration.MigrationReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a template to use it; kept beside it as JSON.
 *
 * @param template what copies are made of
 * @param slot a copy that is there already, null if there is none
 * @param applied the files that were applied
 * @param tookNanos how long that took
 * @param origins where objects come from
 * @param roles all roles of the server that are not PostgreSQL's own or ours
 */
record Receipt(
    Template template,
    @Nullable String slot,
    List<String> applied,
    long tookNanos,
    List<Traced> origins,
    List<String> roles) {
  Receipt {
    applied = List.copyOf(applied);
    origins = List.copyOf(origins);
    roles = List.copyOf(roles);
  }

  /** An object and where it comes from. */
  record Traced(ObjectAddress.Kind kind, List<String> names, String file, int line) {}

  static Receipt of(
      Template template, MigrationReport report, Origins origins, List<String> roles) {
    List<Traced> traced =
        origins.byAddress().entrySet().stream()
            .map(
                entry ->
                    new Traced(
                        entry.getKey().kind(),
                        entry.getKey().names(),
                        entry.getValue().file(),
                        entry.getValue().line()))
            .toList();
    return new Receipt(template, null, report.applied(), report.took().toNanos(), traced, roles);
  }

  Receipt withSlot(@Nullable String name) {
    return new Receipt(template, name, applied, tookNanos, origins, roles);
  }

  static Receipt parse(String json) {
    try {
      return ReceiptReader.read(json);
    } catch (IOException e) {
      throw new IllegalStateException("The receipt of a prepared database cannot be read.", e);
    }
  }

  String toJson() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  MigrationReport report() {
    return new MigrationReport(applied, 0, Duration.ofNanos(tookNanos));
  }

  Origins traced() {
    return new Origins(
        origins.stream()
            .collect(
                Collectors.toMap(
                    traced -> new ObjectAddress(traced.kind(), traced.names()),
                    traced -> new Origin(traced.file(), traced.line()))));
  }
}
