package dev.seedbed.assertions.rule.tenancy;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.ObjectAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is unique is so for each tenant, and not for all of them together.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .follows(new TenantScopedKeys(List.of("tenant_id"), List.of("key_hash", "email")));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 * @param global columns whose values are unique among all tenants by their nature
 */
@AutoService(Rule.class)
public record TenantScopedKeys(List<String> columns, List<String> global) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "TEN006",
              "tenant-scoped-keys",
              Severity.WARNING,
              "What is unique is so for each tenant")
          .asOptIn();

  public TenantScopedKeys {
    columns = TenantTables.checked("TEN006", columns);
    global = List.copyOf(global);
  }

  /** {@code tenant_id} and the like; hashes of keys and tokens are unique among all tenants. */
  public TenantScopedKeys() {
    this(TenantTables.COLUMNS, List.of("key_hash", "token_hash"));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    Set<List<Object>> referenced = referenced(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (TenantTable table : tenants.all()) {
      for (Index index : table.table().indexes()) {
        if (index.unique() && !index.primary()) {
          examined++;
          boolean needed = referenced.contains(List.of(table.name(), columns(index)));
          if (!needed && !isScoped(catalog, tenants, table, index)) {
            findings.add(finding(catalog, table, index));
          }
        }
      }
    }
    Count count =
        new Count(examined, "unique key in tables of tenants", "unique keys in tables of tenants");
    return tenants.result(INFO, count, findings);
  }

  /** The keys that foreign keys refer to: those have to stay as they are. */
  private static Set<List<Object>> referenced(Catalog catalog) {
    Set<List<Object>> keys = new HashSet<>();
    catalog.tables().stream()
        .flatMap(table -> table.foreignKeys().stream())
        .forEach(
            key -> keys.add(List.of(key.referencedTable(), Set.copyOf(key.referencedColumns()))));
    return keys;
  }

  private static Set<String> columns(Index index) {
    return index.keys().stream()
        .flatMap(key -> Stream.ofNullable(key.column()))
        .collect(Collectors.toSet());
  }

  private boolean isScoped(Catalog catalog, TenantTables tenants, TenantTable table, Index index) {
    return index.keys().stream().anyMatch(key -> mentions(key, table.column().name()))
        || columns(index).stream().anyMatch(global::contains)
        || columns(index).stream().anyMatch(column -> refersToTenants(tenants, table, column))
        || index.keys().stream().allMatch(key -> catalog.underlying(key.type()).isBuiltIn("uuid"));
  }

  private static boolean mentions(IndexKey key, String column) {
    return key.isColumn(column) || Expressions.mentions(key.expression(), column);
  }

  /** Whether the column's value belongs to one tenant already. */
  private static boolean refersToTenants(TenantTables tenants, TenantTable table, String column) {
    return table.table().foreignKeys().stream()
        .filter(key -> key.columns().contains(column))
        .anyMatch(key -> tenants.find(key.referencedTable()).isPresent());
  }

  private static Finding finding(Catalog catalog, TenantTable table, Index index) {
    ObjectAddress address =
        index.constraint() == null
            ? index.address()
            : ObjectAddress.constraint(table.name(), index.constraint());
    String keys = index.keys().stream().map(IndexKey::toSql).collect(Collectors.joining(", "));
    return new Finding(
        INFO,
        address,
        "what one tenant took no other may have, and is told so",
        "a key that includes " + Identifier.display(table.column().name()),
        "unique (" + keys + ")",
        catalog.origin(address).or(() -> catalog.origin(table.name())).orElse(null),
        fix(table, index));
  }

  /** The tenant comes last: an index that begins with it may well be there already. */
  private static Fix fix(TenantTable table, Index index) {
    if (index.constraint() == null) {
      IndexSql like = IndexSql.like(index, table.name());
      List<String> keys = Stream.concat(like.keys().stream(), Stream.of(table.quoted())).toList();
      return Fix.of(IndexSql.drop(index.name()), like.withKeys(keys).create());
    }
    String name = Identifier.quote(Objects.requireNonNull(index.constraint()));
    String keys = index.keys().stream().map(IndexKey::toSql).collect(Collectors.joining(", "));
    String nulls = index.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "";
    return Fix.of(
        table.alter() + "DROP CONSTRAINT " + name,
        "%sADD CONSTRAINT %s UNIQUE %s(%s, %s)"
            .formatted(table.alter(), name, nulls, keys, table.quoted()));
  }
}
