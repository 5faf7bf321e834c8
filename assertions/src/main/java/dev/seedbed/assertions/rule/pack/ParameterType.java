package dev.seedbed.assertions.rule.pack;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.yaml.FlagShape;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.ListShape;
import dev.seedbed.catalog.yaml.NamesShape;
import dev.seedbed.catalog.yaml.NumberShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.WholeShape;
import dev.seedbed.catalog.yaml.WordShape;
import dev.seedbed.catalog.yaml.YamlShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** What YAML writes for a type of Java. */
final class ParameterType {
  private static final String NAME = "(\"[^\"]+\"|[^.\"]+)";
  private static final YamlShape WHOLE =
      new WholeShape("a whole number", Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Map<Type, YamlShape> SIMPLE =
      Map.of(
          String.class,
          new TextShape("text", ""),
          QualifiedName.class,
          new TextShape("schema.name", "^" + NAME + "\\." + NAME + "$"),
          int.class,
          WHOLE,
          Integer.class,
          WHOLE,
          long.class,
          WholeShape.of("a whole number"),
          double.class,
          new NumberShape("a number", Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY),
          boolean.class,
          new FlagShape());

  private ParameterType() {}

  static YamlShape shape(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      YamlShape value = shape(arguments[arguments.length - 1]);
      return Collection.class.isAssignableFrom((Class<?>) generic.getRawType())
          ? new ListShape("a list, each " + value.expected(), value, 0)
          : NamesShape.of("a mapping of names to " + value.expected(), value);
    }
    YamlShape simple = SIMPLE.get(type);
    if (simple != null) {
      return simple;
    }
    if (type instanceof Class<?> known && known.isEnum()) {
      return WordShape.of(
          Arrays.stream(known.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList());
    }
    if (type instanceof Class<?> known && known.isRecord()) {
      return record(known);
    }
    throw new IllegalStateException("No parameter of a rule can be a " + type);
  }

  private static YamlShape record(Class<?> type) {
    KeysShape keys = KeysShape.of("key");
    for (RecordComponent each : type.getRecordComponents()) {
      YamlShape shape = shape(each.getGenericType());
      String key = RuleParameters.key(each.getName());
      keys = keys.withRequired(key, shape, shape.expected(), key + ": …");
    }
    return keys.called("a mapping with " + String.join(", ", keys.keys().keySet()));
  }
}
