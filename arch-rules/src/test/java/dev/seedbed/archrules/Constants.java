package dev.seedbed.archrules;

import dev.seedbed.archrules.internal.rule.CodeRule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

/** All rules that are constants, by their classes. */
final class Constants {
  static final List<Class<?>> TOPICS =
      List.of(
          JdbcRules.class,
          LayerRules.class,
          TestRules.class,
          EntityRules.class,
          EntityTypeRules.class);

  private Constants() {}

  static Stream<CodeRule> all() {
    return TOPICS.stream()
        .flatMap(topic -> Stream.of(topic.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(Constants::rule);
  }

  private static CodeRule rule(Field field) {
    try {
      return (CodeRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
