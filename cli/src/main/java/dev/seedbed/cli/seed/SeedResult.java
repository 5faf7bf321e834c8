package dev.seedbed.cli.seed;

import dev.seedbed.fixtures.SeedManifest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What making rows has done.
 *
 * @param place the database, or the folder
 * @param manifest all rows that are there now
 * @param written how many of them were made now
 * @param complete whether nothing is left to do: other parts may be missing
 * @param verified whether the database was compared with the manifest
 */
public record SeedResult(
    String place,
    SeedManifest manifest,
    long written,
    boolean complete,
    boolean verified,
    Duration elapsed) {

  /** For people: a line for each table, and one for the whole. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int width =
        manifest.tables().stream()
            .mapToInt(each -> each.table().toString().length())
            .max()
            .orElse(0);
    for (SeedManifest.TableRows each : manifest.tables()) {
      String table = each.table().toString();
      text.append("  ").append(table).append(" ".repeat(width - table.length()));
      text.append(String.format(Locale.ROOT, "  %,14d rows%n", each.rows()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %,d rows of seed %d in %.1f s%s",
            place,
            written,
            manifest.seed(),
            elapsed.toMillis() / 1e3,
            present()));
    text.append(verified ? "; verified" : "");
    text.append(complete ? "" : "\nOther parts are missing; the last one makes indexes and keys.");
    return text.append('\n').toString();
  }

  private String present() {
    long before = total() - written;
    return before == 0 ? "" : String.format(Locale.ROOT, ", %,d were there", before);
  }

  private long total() {
    return manifest.tables().stream().mapToLong(SeedManifest.TableRows::rows).sum();
  }

  /** For {@code --json}. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("place", place);
    json.put("seed", manifest.seed());
    json.put("generatorVersion", manifest.generatorVersion());
    json.put("anchor", manifest.anchor().toString());
    json.put("rows", total());
    json.put("written", written);
    json.put("complete", complete);
    json.put("verified", verified);
    json.put("seconds", elapsed.toMillis() / 1e3);
    json.put("tables", manifest.tables().stream().map(SeedResult::json).toList());
    json.put("files", manifest.files().stream().map(SeedResult::json).toList());
    return json;
  }

  private static Map<String, Object> json(SeedManifest.RowFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", file.table().schema());
    json.put("table", file.table().name());
    json.put("name", file.name());
    json.put("bytes", file.bytes());
    return json;
  }

  private static Map<String, Object> json(SeedManifest.TableRows table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", table.table().schema());
    json.put("table", table.table().name());
    json.put("rows", table.rows());
    json.put("checksum", String.format("%016x", table.checksum()));
    return json;
  }
}
