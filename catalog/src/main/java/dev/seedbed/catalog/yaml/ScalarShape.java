package dev.seedbed.catalog.yaml;

/** A single value. */
public sealed interface ScalarShape extends YamlShape
    permits TextShape, WordShape, WholeShape, NumberShape, FlagShape, AnyScalarShape, NothingShape {

  /** Whether such a value stands there. */
  boolean holds(YamlNode node);

  /** Whether a text spells such a value, as those of the environment do. */
  default boolean accepts(String text) {
    return holds(YamlNode.spelled(text));
  }

  @Override
  default boolean isLike(YamlNode node) {
    return holds(node);
  }

  @Override
  default void check(YamlNode node) {
    if (!holds(node)) {
      throw node.wrong(expected());
    }
  }
}
