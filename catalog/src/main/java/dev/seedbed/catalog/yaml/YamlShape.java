package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What may stand at a place of a file: said once, for the reader, which checks it, and for editors,
 * which read it as JSON Schema.
 *
 * <pre>{@code
 * YamlShape count = new WholeShape("a whole number above 0", 1, Long.MAX_VALUE);
 * YamlShape table = KeysShape.of("key").with("count", count, "how many rows");
 * table.check(YamlFile.read(file));
 * }</pre>
 *
 * <p>Shapes are immutable values.
 */
public sealed interface YamlShape
    permits ScalarShape, ListShape, KeysShape, NamesShape, EitherShape, DefinedShape {

  /** What ought to stand there, in words. */
  String expected();

  /**
   * Whether what stands there is of this kind, such as a list, even if something in it is wrong.
   */
  boolean isLike(YamlNode node);

  /**
   * Makes sure that nothing else stands there.
   *
   * @throws dev.seedbed.catalog.SeedbedException with file and line, if something else does
   */
  void check(YamlNode node);

  /** The same as JSON Schema 2020-12. */
  ObjectNode schema(SchemaDefinitions definitions);
}
