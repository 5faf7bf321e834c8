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
import dev.seedbed.catalog.yaml.YamlNode;
import dev.seedbed.catalog.yaml.YamlShape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  /**
   * What stands at a place whose shape is that of the type.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it cannot be one all the same
   */
  static Object value(Type type, YamlNode node) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return several((Class<?>) generic.getRawType(), arguments[arguments.length - 1], node);
    }
    Class<?> known = (Class<?>) type;
    String expected = shape(type).expected();
    if (known == QualifiedName.class) {
      return node.read(expected, it -> QualifiedName.parse(it.text(expected)));
    }
    if (known == int.class || known == Integer.class) {
      return Math.toIntExact(node.whole(expected));
    }
    if (known == long.class) {
      return node.whole(expected);
    }
    if (known == double.class) {
      return node.number(expected).doubleValue();
    }
    if (known == boolean.class) {
      return node.flag(expected);
    }
    if (known.isRecord()) {
      return record(known, node);
    }
    String text = node.value().asText();
    return known == String.class
        ? text
        : Arrays.stream(known.getEnumConstants())
            .filter(each -> ((Enum<?>) each).name().equals(text))
            .findFirst()
            .orElseThrow(() -> node.wrong(expected));
  }

  private static Object several(Class<?> raw, Type of, YamlNode node) {
    if (Map.class.isAssignableFrom(raw)) {
      Map<String, Object> values = new LinkedHashMap<>();
      node.entries("a mapping").forEach(each -> values.put(each.name(), value(of, each)));
      return values;
    }
    List<Object> values = node.elements("a list").stream().map(each -> value(of, each)).toList();
    return raw.isAssignableFrom(List.class) ? values : new LinkedHashSet<>(values);
  }

  private static Object record(Class<?> type, YamlNode node) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      YamlNode value = node.find(RuleParameters.key(components[i].getName())).orElseThrow();
      values[i] = value(components[i].getGenericType(), value);
    }
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw node.wrong(shape(type).expected());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record: " + type, e);
    }
  }
}
