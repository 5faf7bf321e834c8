package dev.seedbed.assertions.rule.security;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hashes what is only ever compared; for anything else it says what to do. */
final class SecretFix {
  private static final String KEPT_ALREADY =
      "If it holds a hash or a ciphertext already, say so: COMMENT ON COLUMN %s IS 'bcrypt hash';"
          + " or give it a name that ends with _hash or _encrypted.";

  private static final int HEX_OF_SHA_256 = 64;

  private SecretFix() {}

  static Fix of(Catalog catalog, Table table, Column column) {
    String name = table.name().toSql() + "." + Identifier.quote(column.name());
    List<String> notes = new ArrayList<>(List.of(KEPT_ALREADY.formatted(name)));
    String lower = column.name().toLowerCase(Locale.ROOT);
    if (lower.contains("pass")) {
      notes.add(
          "Hash passwords in the application with a slow function: argon2id, scrypt, bcrypt.");
      return new Fix(notes, List.of());
    }
    boolean token = lower.endsWith("token") || lower.replace("_", "").endsWith("apikey");
    if (!token || !isFree(catalog, table, column)) {
      notes.add(
          "What is only compared can be hashed: with SHA-256 if it is long and random. What has to"
              + " be read again must be encrypted by the application, with a key kept elsewhere.");
      return new Fix(notes, List.of());
    }
    notes.add("Hash what is presented in the same way before looking it up: sha256, in hex.");
    notes.add("If the application has to read it again, encrypt it there instead.");
    return new Fix(notes, hash(catalog, table, column));
  }

  private static List<String> hash(Catalog catalog, Table table, Column column) {
    String relation = table.name().toSql();
    String quoted = Identifier.quote(column.name());
    List<String> statements = new ArrayList<>();
    int length = catalog.underlying(column.type()).length().orElse(HEX_OF_SHA_256);
    if (length < HEX_OF_SHA_256) {
      statements.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted + " TYPE text");
    }
    statements.add(
        "UPDATE %s SET %2$s = encode(sha256(convert_to(%2$s, 'UTF8')), 'hex')"
            .formatted(relation, quoted));
    statements.add(
        "ALTER TABLE %s RENAME COLUMN %s TO %s"
            .formatted(relation, quoted, Identifier.quote(hashName(column))));
    return statements;
  }

  private static String hashName(Column column) {
    boolean humps = !column.name().equals(column.name().toLowerCase(Locale.ROOT));
    return column.name() + (humps ? "Hash" : "_hash");
  }

  /** Whether nothing else depends on the values being what they are. */
  private static boolean isFree(Catalog catalog, Table table, Column column) {
    String name = column.name();
    QualifiedName relation = table.name();
    boolean referred =
        catalog.tables().stream()
            .flatMap(each -> each.foreignKeys().stream())
            .anyMatch(
                key ->
                    key.referencedTable().equals(relation)
                        && key.referencedColumns().contains(name));
    boolean refers = table.foreignKeys().stream().anyMatch(key -> key.columns().contains(name));
    boolean checked =
        table.constraints().stream()
            .anyMatch(each -> each.expression() != null && each.columns().contains(name));
    return !referred
        && !refers
        && !checked
        && column.defaultExpression() == null
        && !column.isGenerated()
        && table.column(hashName(column)).isEmpty();
  }
}
