package dev.seedbed.assertions.rule.types;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Domain;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Primary keys of one column are {@code uuid} with a default that makes one.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new UuidKeys("auth.users", "auth.sessions"));
 * }</pre>
 *
 * @param except the tables whose keys somebody else makes
 */
@AutoService(Rule.class)
public record UuidKeys(List<QualifiedName> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP012", "uuid-keys", Severity.WARNING, "Primary keys are UUIDs with a default")
          .asOptIn();

  public UuidKeys {
    except = List.copyOf(except);
  }

  /** All tables. */
  public UuidKeys() {
    this(List.of());
  }

  /**
   * All tables but these.
   *
   * @param except their names as {@link QualifiedName#parse} reads them
   */
  public UuidKeys(String... except) {
    this(Stream.of(except).map(QualifiedName::parse).toList());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    ToUuid toUuid = new ToUuid(catalog);
    return new ColumnCheck(
            INFO,
            " that are a primary key alone",
            typed -> !except.contains(typed.table().name()) && isOwnKey(typed))
        .check(catalog, typed -> finding(typed, toUuid));
  }

  /** Whether it is the whole key, and not that of another table that it shares. */
  static boolean isOwnKey(TypedColumn typed) {
    String name = typed.column().name();
    return typed.table().primaryKey().filter(key -> key.columns().equals(List.of(name))).isPresent()
        && typed.table().foreignKeys().stream().noneMatch(key -> key.columns().contains(name));
  }

  private static Optional<Finding> finding(TypedColumn typed, ToUuid toUuid) {
    if (!typed.type().isBuiltIn("uuid")) {
      return Optional.of(
          typed.finding(
              INFO, "the key is no UUID", "uuid DEFAULT gen_random_uuid()", toUuid.fix(typed)));
    }
    return hasDefault(typed)
        ? Optional.empty()
        : Optional.of(
            typed.finding(
                INFO,
                "the key has no default, so that each INSERT has to bring one",
                "uuid DEFAULT gen_random_uuid()",
                Fix.of(
                    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT gen_random_uuid()"
                        .formatted(
                            typed.table().name().toSql(),
                            Identifier.quote(typed.column().name())))));
  }

  private static boolean hasDefault(TypedColumn typed) {
    if (typed.column().defaultExpression() != null) {
      return true;
    }
    DataType type = typed.column().type();
    Optional<Domain> domain = typed.catalog().domain(type.name());
    while (domain.isPresent()) {
      if (domain.get().defaultExpression() != null) {
        return true;
      }
      domain = typed.catalog().domain(domain.get().baseType().name());
    }
    return false;
  }
}
