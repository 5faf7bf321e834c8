package dev.seedbed.assertions;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.NearestNames;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one object of a schema, from which its neighbours can be reached. */
abstract class PartAssert<S extends PartAssert<S, T>, T> extends AbstractAssert<S, Part<T>> {

  PartAssert(Part<T> part, Class<?> self) {
    super(part, self);
  }

  /** Goes back to the schema. */
  public CatalogAssert returnToSchema() {
    return actual.schema();
  }

  /**
   * Goes on with another table of the same schema, as {@link CatalogAssert#table}.
   *
   * @throws AssertionError if there is none of the name
   */
  public TableAssert table(String name) {
    return actual.schema().table(name);
  }

  final Part<T> part() {
    return actual;
  }

  final Navigation navigation() {
    return actual.schema().navigation();
  }

  final Catalog catalog() {
    return actual.catalog();
  }

  /** Fails with the message unless the condition holds of the object. */
  final S verify(Predicate<T> condition, Function<T, ?> message) {
    // Soft assertions go on with an object that is missing; that it is was said already.
    T object = actual.object();
    if (object != null && !condition.test(object)) {
      // The text is no format, and a name in it may hold a percent sign.
      failWithMessage("%s", message.apply(object));
    }
    return myself;
  }

  /** Nothing of the name is there: what was meant, perhaps. Names are as one would write them. */
  static ErrorMessage missing(String what, String expected, String name, List<String> names) {
    ErrorMessage message =
        ErrorMessage.of(what)
            .expected(expected + " " + name)
            .actual(names.isEmpty() ? "none at all" : "none of that name among " + names.size());
    return names.isEmpty()
        ? message
        : message.toFix(
            "write one that there is: " + String.join(", ", NearestNames.to(name, names)));
  }

  /** Names as one would write them, with commas between them. */
  static String list(Collection<String> names) {
    return names.stream().map(Identifier::display).collect(Collectors.joining(", "));
  }
}
