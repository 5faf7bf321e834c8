package dev.seedbed.archrules;

import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.catalog.Catalog;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** All rules that are constants, by their classes. */
final class Constants {
  static final List<Class<?>> TOPICS =
      List.of(
          JdbcRules.class,
          LayerRules.class,
          TestRules.class,
          EntityRules.class,
          EntityTypeRules.class,
          SqlRules.class,
          CallRules.class);

  private Constants() {}

  static Stream<CodeRule> all() {
    return TOPICS.stream()
        .flatMap(topic -> Stream.of(topic.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(Constants::rule);
  }

  /** All rules that compare code with a schema. */
  static Stream<CodeRule> ofCatalog() {
    Catalog empty = Catalog.of("empty", 170_000, List.of());
    return Stream.of(
            CatalogRules.entitiesAreInTheSchema(empty),
            CatalogRules.fieldsFitTheirColumns(empty),
            CatalogRules.entitiesGiveRequiredColumns(empty),
            CatalogRules.enumsHaveTheSameLabels(empty),
            CatalogRules.sqlIsUnderstood(new PGSimpleDataSource()),
            CatalogRules.insertsGiveRequiredColumns(empty))
        .map(CodeRule.class::cast);
  }

  private static CodeRule rule(Field field) {
    try {
      return (CodeRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
