package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.entity.Entity;
import dev.seedbed.archrules.internal.entity.EntityCheck;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What classes have that are mapped to tables.
 *
 * <pre>{@code
 * EntityRules.ENTITIES_NAME_THEIR_SCHEMA.check(new ClassFileImporter().importPackages("com.example"));
 * }</pre>
 *
 * <p>Such classes are known by the names of their annotations: JPA's and Hibernate's
 * {@code @Entity} and {@code @Table}, Spring Data's {@code @Table} for JDBC and R2DBC, Micronaut
 * Data's {@code @MappedEntity}; or they are tables that jOOQ generated. No library of theirs is
 * needed. The rules are immutable and can be shared by threads; each fails with an {@code
 * AssertionError} when it is given no such class.
 */
public final class EntityRules {
  /**
   * {@code ARCH008 entity-schema}: mapped classes name the schema of their table.
   *
   * <pre>{@code
   * // bad: whatever the search path finds first
   * @Table(name = "invoices")
   * class Invoice { ... }
   *
   * // good
   * @Table(name = "invoices", schema = "billing")
   * class Invoice { ... }
   * }</pre>
   */
  public static final ArchRule ENTITIES_NAME_THEIR_SCHEMA =
      CodeRule.of(
          new RuleInfo(
              "ARCH008",
              "entity-schema",
              Severity.WARNING,
              "entities name the schema of their table"),
          Scope.CODE,
          "the search path decides otherwise, and another service may have a table of that name; to"
              + " fix: write schema = \"…\" into @Table, or let jOOQ generate it",
          EntityCheck.MAPPED,
          EntityCheck.ofMapped(
              entity ->
                  entity.schema() != null
                      ? Stream.empty()
                      : Stream.of("names no schema for table " + entity.table())));

  /**
   * {@code ARCH010 entity-timestamps}: mapped classes have the times at which a row was made and
   * last changed.
   *
   * <pre>{@code
   * // bad: nobody can tell how old an invoice is
   * class Invoice { @Id Long id; }
   *
   * // good
   * class Invoice { @Id Long id; Instant createdAt; Instant updatedAt; }
   * }</pre>
   */
  public static final ArchRule ENTITIES_HAVE_TIMESTAMPS =
      entitiesHaveTimestamps(Conventions.DEFAULT);

  /**
   * {@code ARCH012 tenant-field}: mapped classes say whose a row is. For those who ask.
   *
   * <pre>{@code
   * // bad: code that has the object cannot tell whose it is
   * class Invoice { @Id Long id; }
   *
   * // good
   * class Invoice { @Id Long id; String tenantId; }
   * }</pre>
   */
  public static final ArchRule ENTITIES_HAVE_A_TENANT = entitiesHaveATenant(Conventions.DEFAULT);

  /**
   * {@code ARCH013 version-field}: mapped classes count their changes, for optimistic locking. For
   * those who ask.
   *
   * <pre>{@code
   * // bad: of two who change the row at the same time the first loses unseen
   * class Account { @Id Long id; BigDecimal balance; }
   *
   * // good
   * class Account { @Id Long id; BigDecimal balance; @Version int version; }
   * }</pre>
   */
  public static final ArchRule ENTITIES_HAVE_A_VERSION = entitiesHaveAVersion(Conventions.DEFAULT);

  /**
   * {@code ARCH015 soft-delete-fields}: mapped classes that mark rows as deleted have both the flag
   * and the time.
   *
   * <pre>{@code
   * // bad: deleted, but since when?
   * class Note { @Id Long id; boolean isDeleted; }
   *
   * // good
   * class Note { @Id Long id; boolean isDeleted; Instant deletedAt; }
   * }</pre>
   */
  public static final ArchRule SOFT_DELETES_ARE_PAIRS = softDeletesArePairs(Conventions.DEFAULT);

  private EntityRules() {}

  /** {@link #ENTITIES_HAVE_TIMESTAMPS} for other names. */
  public static ArchRule entitiesHaveTimestamps(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
            "ARCH010",
            "entity-timestamps",
            Severity.WARNING,
            "entities have the times at which a row was made and last changed"),
        Scope.CODE,
        "without them nobody can tell what changed when; to fix: map the columns, such as Instant"
            + " createdAt and Instant updatedAt",
        EntityCheck.MAPPED,
        EntityCheck.ofMapped(
            entity ->
                Stream.of(names.created(), names.updated())
                    .flatMap(columns -> EntityCheck.missing(entity, columns).stream())));
  }

  /** {@link #ENTITIES_HAVE_A_TENANT} for other names. */
  public static ArchRule entitiesHaveATenant(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
                "ARCH012", "tenant-field", Severity.WARNING, "entities have a field for the tenant")
            .asOptIn(),
        Scope.CODE,
        "code that has a row cannot check whose it is otherwise; to fix: map the column of the"
            + " tenant",
        EntityCheck.MAPPED,
        EntityCheck.has(names.tenants()));
  }

  /** {@link #ENTITIES_HAVE_A_VERSION} for other names. */
  public static ArchRule entitiesHaveAVersion(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
                "ARCH013",
                "version-field",
                Severity.WARNING,
                "entities have a field that counts their changes")
            .asOptIn(),
        Scope.CODE,
        "of two who change a row at the same time the first one's change is lost otherwise; to fix:"
            + " add an integer column version and map it, with @Version where there is one",
        EntityCheck.MAPPED,
        EntityCheck.has(names.versions()));
  }

  /** {@link #SOFT_DELETES_ARE_PAIRS} for other names. */
  public static ArchRule softDeletesArePairs(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
            "ARCH015",
            "soft-delete-fields",
            Severity.WARNING,
            "entities that mark rows as deleted have both the flag and the time"),
        Scope.CODE,
        "one without the other leaves queries or retention guessing; to fix: map the other one too",
        EntityCheck.MAPPED,
        EntityCheck.ofMapped(entity -> half(entity, names)));
  }

  private static Stream<String> half(Entity entity, Conventions names) {
    // A field isDeleted may be mapped to a column of either name.
    List<String> flag = List.of(names.deletedFlag());
    List<String> time = List.of(names.deletedTime());
    boolean hasFlag = entity.field(flag).isPresent();
    boolean hasTime = entity.field(time).isPresent();
    return hasFlag == hasTime
        ? Stream.empty()
        : EntityCheck.missing(entity, hasFlag ? time : flag).stream();
  }
}
