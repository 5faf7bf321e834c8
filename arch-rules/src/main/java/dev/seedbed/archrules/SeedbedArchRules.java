package dev.seedbed.archrules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.catalog.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Rules that code is held to together, and what of their findings is accepted.
 *
 * <pre>{@code
 * JavaClasses classes = new ClassFileImporter().importPackages("com.example");
 * SeedbedArchRules.recommended()
 *     .accepting("ARCH009", "com.example.legacy.**", "goes with the old shop")
 *     .check(classes);
 * }</pre>
 *
 * <p>Immutable: each method answers a new pack.
 *
 * @param name what it is called
 * @param rules rules of Seedbed's; see the other classes of this package
 * @param accepted what they let pass
 * @param baseline the findings that were there when the project began to check
 * @param conventions what the project calls its columns
 * @param off ids of rules that were taken out, so that {@link #against} does not bring them back
 */
public record SeedbedArchRules(
    String name,
    List<ArchRule> rules,
    List<Acceptance> accepted,
    Baseline baseline,
    Conventions conventions,
    Set<String> off) {
  public SeedbedArchRules {
    off = Set.copyOf(off);
    rules = List.copyOf(rules);
    accepted = List.copyOf(accepted);
    rules.forEach(SeedbedArchRules::codeRule);
  }

  /** All rules that need no database and are no matter of taste. */
  public static SeedbedArchRules recommended() {
    return ArchPacks.named("recommended");
  }

  /** The names of all packs: those of the packs of schema rules. */
  public static List<String> names() {
    return ArchPacks.NAMES;
  }

  /**
   * One of the packs.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is none of that name
   */
  public static SeedbedArchRules named(String name) {
    return ArchPacks.named(name);
  }

  /**
   * The pack that a file names under {@code code-rules}, with what it says of single rules, its
   * conventions and its baseline; the recommended one if it says nothing.
   *
   * <pre>{@code
   * code-rules:
   *   pack: mana
   *   rules:
   *     ARCH013: on
   *     string-user-ids: off
   *     ARCH018:
   *       exempt:
   *         - {objects: com.example.Retention.**, reason: cleans up for all tenants}
   *   conventions: {tenants: workspace_id}
   *   baseline: seedbed-baseline.yaml
   * }</pre>
   *
   * @param file most often {@code seedbed.yaml}
   * @throws dev.seedbed.catalog.SeedbedException if it cannot be read, or says what no rule
   *     understands; with file, line and the nearest names
   */
  public static SeedbedArchRules read(Path file) {
    return ArchPacks.read(file);
  }

  /** These rules and no others, with nothing accepted. */
  public static SeedbedArchRules of(ArchRule... rules) {
    return of("given rules", List.of(rules));
  }

  static SeedbedArchRules of(String name, List<ArchRule> rules) {
    return new SeedbedArchRules(
        name, rules, List.of(), Baseline.EMPTY, Conventions.DEFAULT, Set.of());
  }

  /** The same with more rules; one of an id that it has already takes its place. */
  public SeedbedArchRules with(ArchRule... more) {
    SeedbedArchRules pack = this;
    for (ArchRule rule : more) {
      List<ArchRule> all = new ArrayList<>(pack.without(rule).rules);
      all.add(rule);
      Set<String> stillOff = new HashSet<>(off);
      stillOff.remove(codeRule(rule).info().id());
      pack = new SeedbedArchRules(name, all, accepted, baseline, conventions, stillOff);
    }
    return pack;
  }

  /**
   * The same, and the rules that compare entities and {@code INSERT}s with a schema; which tables
   * have tenants and soft deletes is asked of it, too. Rules that were taken out stay out.
   */
  public SeedbedArchRules against(Catalog schema) {
    return withThoseNotOff(
        CatalogRules.entitiesAreInTheSchema(schema),
        CatalogRules.fieldsFitTheirColumns(schema),
        CatalogRules.entitiesGiveRequiredColumns(schema),
        CatalogRules.enumsHaveTheSameLabels(schema),
        CatalogRules.insertsGiveRequiredColumns(schema),
        SqlRules.queriesFilterByTenant(conventions, schema),
        SqlRules.queriesLeaveDeletedRowsOut(conventions, schema));
  }

  /** The same, and {@link CatalogRules#sqlIsUnderstood}. */
  public SeedbedArchRules against(DataSource database) {
    return withThoseNotOff(CatalogRules.sqlIsUnderstood(database));
  }

  private SeedbedArchRules withThoseNotOff(ArchRule... more) {
    return with(
        Stream.of(more)
            .filter(rule -> !off.contains(codeRule(rule).info().id()))
            .toArray(ArchRule[]::new));
  }

  /**
   * The same, its rules with these names of columns. To be called before {@link #against}, which
   * goes by them, too, and whose rules ask the schema as well.
   */
  public SeedbedArchRules with(Conventions names) {
    Set<String> there = new HashSet<>();
    codeRules().forEach(rule -> there.add(rule.info().id()));
    ArchRule[] renamed =
        ArchPacks.going(names).stream()
            .filter(rule -> there.contains(codeRule(rule).info().id()))
            .toArray(ArchRule[]::new);
    return new SeedbedArchRules(name, rules, accepted, baseline, names, off).with(renamed);
  }

  /** The same without the rule of this one's id, whatever its parameters are, for good. */
  public SeedbedArchRules without(ArchRule rule) {
    return without(codeRule(rule).info().id());
  }

  SeedbedArchRules without(String id) {
    Set<String> more = new HashSet<>(off);
    more.add(id);
    List<ArchRule> rest =
        rules.stream().filter(each -> !codeRule(each).info().id().equals(id)).toList();
    return new SeedbedArchRules(name, rest, accepted, baseline, conventions, more);
  }

  /** The same, where the rule lets this code pass; see {@link Acceptance}. */
  public SeedbedArchRules accepting(String rule, String code, String reason) {
    return accepting(new Acceptance(rule, code, reason));
  }

  /** The same, where a rule lets code pass. */
  public SeedbedArchRules accepting(Acceptance acceptance) {
    List<Acceptance> more = new ArrayList<>(accepted);
    more.add(acceptance);
    return new SeedbedArchRules(name, rules, more, baseline, conventions, off);
  }

  /** The same with this baseline. */
  public SeedbedArchRules with(Baseline newBaseline) {
    return new SeedbedArchRules(name, rules, accepted, newBaseline, conventions, off);
  }

  /**
   * Holds the code to the rules: those on tests to the classes in folders of tests, as Maven and
   * Gradle have them, the others to the rest.
   *
   * @throws AssertionError with the report, if it is not {@linkplain CodeReport#isClean clean}
   */
  public void check(JavaClasses classes) {
    fail(over(classes));
  }

  /** The same for code and tests that are not in the usual folders. */
  public void check(JavaClasses code, JavaClasses tests) {
    fail(over(code, tests));
  }

  /** What the rules say about the code, as in {@link #check(JavaClasses)}. */
  public CodeReport over(JavaClasses classes) {
    DescribedPredicate<JavaClass> inTests =
        DescribedPredicate.describe("in folders of tests", SeedbedArchRules::isTest);
    return over(classes.that(DescribedPredicate.not(inTests)), classes.that(inTests));
  }

  /** What the rules say about code and tests. */
  public CodeReport over(JavaClasses code, JavaClasses tests) {
    return new CodeRun(this, code, tests).report();
  }

  /** The pack as one rule, for a field with {@code @ArchTest}. */
  public ArchRule toArchRule() {
    return new PackRule(this, "code follows pack " + name, false);
  }

  List<CodeRule> codeRules() {
    return rules.stream().map(SeedbedArchRules::codeRule).toList();
  }

  private static void fail(CodeReport report) {
    if (!report.isClean()) {
      throw new AssertionError(report.toString());
    }
  }

  private static boolean isTest(JavaClass type) {
    ImportOption noTests = new ImportOption.DoNotIncludeTests();
    return type.getSource()
        .filter(source -> !noTests.includes(Location.of(source.getUri())))
        .isPresent();
  }

  private static CodeRule codeRule(ArchRule rule) {
    if (rule instanceof CodeRule known) {
      return known;
    }
    throw new IllegalArgumentException(
        "A pack takes rules of dev.seedbed.archrules; check this one by itself: "
            + rule.getDescription());
  }
}
