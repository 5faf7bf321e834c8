package dev.seedbed.assertions;

import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.assertions.rule.timestamps.RequiredTimestamps;
import dev.seedbed.assertions.rule.types.TextUserIds;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Extension;
import dev.seedbed.catalog.Identifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a schema.
 *
 * <p>Each one examines the whole schema and reports all that it finds at once, whatever its
 * severity, with the SQL that mends it. One that finds nothing to examine fails, too: it would hold
 * of any schema, also of the wrong one.
 *
 * <p>Not safe for use by several threads at once.
 */
public class CatalogAssert extends AbstractAssert<CatalogAssert, Catalog> {
  private static final Pattern FINGERPRINT =
      Pattern.compile("[A-Z]{2,5}[0-9]{3} [a-z]+ .+", Pattern.DOTALL);

  private final Set<String> accepted = new TreeSet<>();
  private Navigation navigation = Navigation.HARD;

  /** Begins assertions on a schema; {@link SeedbedAssertions#assertThat(Catalog)} does the same. */
  public CatalogAssert(@Nullable Catalog actual) {
    super(actual, CatalogAssert.class);
  }

  /** The same with failures going where soft assertions collect them. */
  CatalogAssert collecting(SoftAssertionsProvider softly) {
    navigation = new Navigation(softly);
    return this;
  }

  Navigation navigation() {
    return navigation;
  }

  Catalog catalog() {
    return actual;
  }

  /**
   * Goes on with a table.
   *
   * <pre>{@code
   * assertThat(catalog).table("billing.invoices").hasPrimaryKey("id").column("user_id").isText();
   * }</pre>
   *
   * @param name as {@link Catalog#table(String)} takes it: without a schema the only table of that
   *     name
   * @throws AssertionError if there is none, with the nearest names
   */
  public TableAssert table(String name) {
    isNotNull();
    return navigation.table(this, name);
  }

  /**
   * Verifies that there is no table of this name.
   *
   * @param name as {@link #table} takes it
   */
  public CatalogAssert doesNotHaveTable(String name) {
    isNotNull();
    actual
        .table(name)
        .ifPresent(
            table -> {
              ErrorMessage message =
                  ErrorMessage.of("There is a table " + table.name())
                      .expected("no table " + name)
                      .actual(
                          actual
                              .origin(table.address())
                              .map(origin -> "made at " + origin)
                              .orElse("one of " + table.columns().size() + " columns"));
              failWithMessage("%s", message);
            });
    return this;
  }

  /** Verifies that the extension is installed. */
  public CatalogAssert hasExtension(String name) {
    isNotNull();
    if (actual.extension(name).isEmpty()) {
      List<String> names = actual.extensions().stream().map(Extension::name).toList();
      failWithMessage(
          "%s",
          PartAssert.missing(
                  "Database " + Identifier.display(actual.database()) + " lacks an extension",
                  "extension",
                  name,
                  names)
              .toFix("CREATE EXTENSION " + Identifier.quote(name) + ";"));
    }
    return this;
  }

  /**
   * Lets what follows pass over these findings.
   *
   * @param fingerprints as the findings print them after {@code To accept}, such as {@code NS001
   *     relation public.countries}
   * @throws dev.seedbed.catalog.SeedbedException if one cannot be a finding's
   */
  public CatalogAssert accepting(String... fingerprints) {
    for (String fingerprint : fingerprints) {
      if (!FINGERPRINT.matcher(fingerprint).matches()) {
        throw ErrorMessage.of("Cannot accept \"" + fingerprint + "\"")
            .expected("a rule's id, a kind of object and its name")
            .actual("\"" + fingerprint + "\"")
            .why("no finding has this for its fingerprint, so it would accept nothing")
            .toFix("copy it from the finding, as in accepting(\"NS001 relation public.countries\")")
            .toException();
      }
      accepted.add(fingerprint);
    }
    return this;
  }

  /** Verifies that no table stands in these schemas, by rule NS001. */
  public CatalogAssert hasNoTablesIn(String... schemas) {
    return verify(List.of(new NoTablesInSchemas(schemas)));
  }

  /** Verifies that the columns {@code user_id} are {@code text}, by rule TYP001. */
  public CatalogAssert hasTextUserIds() {
    return verify(List.of(new TextUserIds()));
  }

  /**
   * Verifies that the columns of these names are {@code text}, by rule TYP001, and that there is
   * one of each name.
   */
  public CatalogAssert hasTextUserIds(String... columns) {
    return verify(Stream.of(columns).map(name -> new TextUserIds(name)).toList());
  }

  /**
   * Verifies that every table has the columns {@code created_at} and {@code updated_at}, both
   * {@code timestamptz NOT NULL} with a default that equals {@code now()}, by rule TIM001.
   */
  public CatalogAssert hasRequiredTimestamps() {
    return verify(List.of(new RequiredTimestamps()));
  }

  /**
   * Verifies that the schema follows all these rules.
   *
   * <pre>{@code
   * assertThat(catalog).follows(new NoTablesInSchemas("public"), new RequiredTimestamps());
   * }</pre>
   */
  public CatalogAssert follows(Rule... rules) {
    return verify(Arrays.asList(rules));
  }

  private CatalogAssert verify(List<? extends Rule> rules) {
    isNotNull();
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("Without a rule nothing is asserted");
    }
    Report report = report(rules);
    if (!report.isClean()) {
      // The text is no format, and a name in it may hold a percent sign.
      failWithMessage(report.toString().replace("%", "%%"));
    }
    return this;
  }

  /** What the rules say, without what is accepted. */
  Report report(List<? extends Rule> rules) {
    return Report.of(actual, rules).accepting(accepted);
  }
}
