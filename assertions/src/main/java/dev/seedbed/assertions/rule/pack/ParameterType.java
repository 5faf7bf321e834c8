package dev.seedbed.assertions.rule.pack;

import dev.seedbed.catalog.QualifiedName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What YAML writes for a type of Java, in words. */
final class ParameterType {
  private static final Map<Type, String> SIMPLE =
      Map.of(
          String.class, "text",
          QualifiedName.class, "schema.name",
          int.class, "a whole number",
          long.class, "a whole number",
          double.class, "a number",
          boolean.class, "true or false",
          Integer.class, "a whole number");

  private ParameterType() {}

  static String describe(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      return Collection.class.isAssignableFrom(raw)
          ? "a list, each " + describe(arguments[0])
          : "a mapping of names to " + describe(arguments[1]);
    }
    if (type instanceof Class<?> known && known.isEnum()) {
      return Arrays.stream(known.getEnumConstants())
          .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type instanceof Class<?> known && known.isRecord() && !SIMPLE.containsKey(type)) {
      List<String> keys =
          Arrays.stream(known.getRecordComponents()).map(RecordComponent::getName).toList();
      return "a mapping with " + String.join(", ", keys);
    }
    return SIMPLE.getOrDefault(type, type.getTypeName());
  }
}
