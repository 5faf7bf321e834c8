package dev.seedbed.assertions.rule.security;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has an owner.
 *
 * @param sql kind and name as {@code ALTER … OWNER TO} takes them
 * @param heir who should own it instead: the owner of its schema; null if that is the same
 */
record Owned(ObjectAddress address, String sql, String owner, @Nullable String heir) {

  /** All that the project made and that is not owned along with a table. */
  static List<Owned> in(Catalog catalog) {
    Collector owned = new Collector(catalog);
    catalog.schemas().stream()
        .filter(schema -> schema.extension() == null)
        .forEach(
            schema ->
                owned.all.add(
                    new Owned(
                        ObjectAddress.schema(schema.name()),
                        "SCHEMA " + Identifier.quote(schema.name()),
                        schema.owner(),
                        null)));
    catalog
        .userTables()
        .forEach(table -> owned.relation("TABLE ", table.name(), table.owner(), null));
    catalog
        .views()
        .forEach(
            view ->
                owned.relation(
                    view.materialized() ? "MATERIALIZED VIEW " : "VIEW ",
                    view.name(),
                    view.owner(),
                    view.extension()));
    catalog.sequences().stream()
        .filter(sequence -> sequence.ownedBy() == null)
        .forEach(each -> owned.relation("SEQUENCE ", each.name(), each.owner(), each.extension()));
    catalog
        .enums()
        .forEach(
            type ->
                owned.add(
                    type.address(), "TYPE ", type.name(), "", type.owner(), type.extension()));
    catalog
        .domains()
        .forEach(
            type ->
                owned.add(
                    type.address(), "DOMAIN ", type.name(), "", type.owner(), type.extension()));
    catalog
        .functions()
        .forEach(
            each ->
                owned.add(
                    each.address(),
                    "ROUTINE ",
                    each.name(),
                    "(" + each.signature() + ")",
                    each.owner(),
                    each.extension()));
    return owned.all;
  }

  Fix fix() {
    String to = heir == null ? "CURRENT_USER" : Identifier.quote(heir);
    Fix fix = Fix.of("ALTER " + sql + " OWNER TO " + to);
    Fix noted = fix.note("Grant " + Identifier.display(owner) + " what it needs of it.");
    return heir == null ? noted.note("Run it as the role that migrates.") : noted;
  }

  private static final class Collector {
    private final List<Owned> all = new ArrayList<>();
    private final Map<String, String> schemaOwners = new HashMap<>();

    Collector(Catalog catalog) {
      for (Schema schema : catalog.schemas()) {
        schemaOwners.put(schema.name(), schema.owner());
      }
    }

    void relation(String kind, QualifiedName name, String owner, @Nullable String extension) {
      add(ObjectAddress.relation(name), kind, name, "", owner, extension);
    }

    void add(
        ObjectAddress address,
        String kind,
        QualifiedName name,
        String suffix,
        String owner,
        @Nullable String extension) {
      if (extension == null) {
        String heir = schemaOwners.get(name.schema());
        // The role that owns the database is a name for whoever does, and can be given nothing.
        boolean usable = heir != null && !heir.equals(owner) && !heir.startsWith("pg_");
        all.add(new Owned(address, kind + name.toSql() + suffix, owner, usable ? heir : null));
      }
    }
  }
}
