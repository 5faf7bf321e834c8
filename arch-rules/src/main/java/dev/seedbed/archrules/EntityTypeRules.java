package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.entity.EntityCheck;
import dev.seedbed.archrules.internal.entity.EntityField;
import dev.seedbed.archrules.internal.entity.Names;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types of fields that hold values of columns.
 *
 * <pre>{@code
 * EntityTypeRules.USER_IDS_ARE_STRINGS.check(new ClassFileImporter().importPackages("com.example"));
 * }</pre>
 *
 * <p>They look at mapped classes, as {@link EntityRules} do, and at plain records that a repository
 * takes or answers, in lists and the like too. The rules are immutable and can be shared by
 * threads; each fails with an {@code AssertionError} when it is given no such class.
 */
public final class EntityTypeRules {
  private static final Set<String> POINTS_IN_TIME =
      Set.of("java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime");

  private static final Set<String> LOCAL_TIMES =
      Set.of(
          "java.util.Date", "java.util.Calendar", "java.sql.Timestamp", "java.time.LocalDateTime");

  private static final Set<String> BINARY =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  /** With one of these a name is about money, but no amount of it. */
  private static final Set<String> NO_AMOUNT =
      Set.of("count", "factor", "percent", "percentage", "pct", "rate", "ratio", "score", "share");

  /**
   * {@code ARCH009 string-user-ids}: fields for ids of users are {@code String}s.
   *
   * <pre>{@code
   * // bad: the ids of Better Auth are no UUIDs
   * record Session(UUID id, UUID userId) {}
   *
   * // good
   * record Session(UUID id, String userId) {}
   * }</pre>
   */
  public static final ArchRule USER_IDS_ARE_STRINGS = userIdsAreStrings(Conventions.DEFAULT);

  /**
   * {@code ARCH011 points-in-time}: times are {@code Instant} or {@code OffsetDateTime}, never
   * {@code Date}, {@code Timestamp}, {@code Calendar} or {@code LocalDateTime}.
   *
   * <pre>{@code
   * // bad: two servers in two zones read two times
   * record Payment(long id, LocalDateTime createdAt) {}
   *
   * // good
   * record Payment(long id, Instant createdAt) {}
   * }</pre>
   */
  public static final ArchRule TIMES_ARE_POINTS_IN_TIME = timesArePointsInTime(Conventions.DEFAULT);

  /**
   * {@code ARCH014 exact-money}: amounts of money are no {@code double} and no {@code float}.
   *
   * <pre>{@code
   * // bad: 0.1 + 0.2 is 0.30000000000000004
   * record Payment(long id, double amount) {}
   *
   * // good
   * record Payment(long id, BigDecimal amount) {}
   * }</pre>
   */
  public static final ArchRule MONEY_IS_EXACT = moneyIsExact(Conventions.DEFAULT);

  private EntityTypeRules() {}

  /** {@link #USER_IDS_ARE_STRINGS} for other names. */
  public static ArchRule userIdsAreStrings(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
            "ARCH009", "string-user-ids", Severity.ERROR, "fields for ids of users are Strings"),
        Scope.CODE,
        "they are opaque text of the system that knows the users; to fix: make the field a String"
            + " and its column text",
        EntityCheck.ALL,
        EntityCheck.ofFields(
            field -> field.isOneOf(names.userIds()) ? unlessString(field) : Optional.empty()));
  }

  /** {@link #TIMES_ARE_POINTS_IN_TIME}, where other names tell fields that hold times. */
  public static ArchRule timesArePointsInTime(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
            "ARCH011", "points-in-time", Severity.ERROR, "times are Instant or OffsetDateTime"),
        Scope.CODE,
        "without an offset a time means something else in every zone; to fix: make the field an"
            + " Instant and its column timestamptz",
        EntityCheck.ALL,
        EntityCheck.ofFields(
            field ->
                field.hasType(LOCAL_TIMES) || (isTimestamp(field, names) && !isPoint(field))
                    ? Optional.of("has type " + field.type().getName())
                    : Optional.empty()));
  }

  /** {@link #MONEY_IS_EXACT} for other words. */
  public static ArchRule moneyIsExact(Conventions names) {
    return CodeRule.of(
        new RuleInfo(
            "ARCH014", "exact-money", Severity.ERROR, "amounts of money are no double or float"),
        Scope.CODE,
        "most decimal fractions have no exact value in them, so that sums are off by a cent; to fix:"
            + " make the field a BigDecimal and its column numeric",
        EntityCheck.ALL,
        EntityCheck.ofFields(
            field ->
                field.hasType(BINARY) && isMoney(field, names.money())
                    ? Optional.of("has type " + field.type().getName())
                    : Optional.empty()));
  }

  private static Optional<String> unlessString(EntityField field) {
    boolean value = field.type().isPrimitive() || field.type().getPackageName().startsWith("java.");
    return value && !field.type().isEquivalentTo(String.class)
        ? Optional.of("has type " + field.type().getName())
        : Optional.empty();
  }

  private static boolean isTimestamp(EntityField field, Conventions names) {
    return field.isOneOf(names.created()) || field.isOneOf(names.updated());
  }

  private static boolean isPoint(EntityField field) {
    return field.hasType(POINTS_IN_TIME);
  }

  private static boolean isMoney(EntityField field, List<String> words) {
    List<String> parts = List.of(Names.snake(field.column()).split("_", -1));
    return parts.stream().noneMatch(NO_AMOUNT::contains)
        && parts.stream()
            .anyMatch(part -> words.contains(part) || words.contains(part.replaceAll("s$", "")));
  }
}
