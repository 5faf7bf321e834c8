package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.catalog.yaml.YamlNode;
import dev.seedbed.catalog.yaml.YamlShape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The parameters of a rule: the components of its record. */
final class RuleParameters {
  private final Rule rule;
  private final Map<String, RecordComponent> components = new LinkedHashMap<>();

  RuleParameters(Rule rule) {
    this.rule = rule;
    if (rule.getClass().isRecord()) {
      for (RecordComponent component : rule.getClass().getRecordComponents()) {
        components.put(key(component.getName()), component);
      }
    }
  }

  /** As YAML writes a component's name: {@code foreignKeys} is {@code foreign-keys}. */
  static String key(String component) {
    return PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(component);
  }

  /** Their keys, in the record's order. */
  List<String> keys() {
    return List.copyOf(components.keySet());
  }

  /** What may stand after each key. */
  Map<String, YamlShape> shapes() {
    Map<String, YamlShape> shapes = new LinkedHashMap<>();
    components.forEach(
        (key, component) -> shapes.put(key, ParameterType.shape(component.getGenericType())));
    return shapes;
  }

  /**
   * The same rule with these of its parameters changed.
   *
   * @param values of the shapes that they must have
   * @param place of the rule in the pack
   */
  Rule with(Map<String, YamlNode> values, String place) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    components.forEach((key, component) -> arguments.put(key, current(component)));
    values.forEach(
        (key, node) ->
            arguments.put(
                key,
                ParameterType.value(
                    Objects.requireNonNull(components.get(key)).getGenericType(), node)));
    try {
      Class<?>[] types =
          components.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
      return rule.getClass().getConstructor(types).newInstance(arguments.values().toArray());
    } catch (InvocationTargetException e) {
      throw PackErrors.refused(rule.info().id(), place, Objects.requireNonNull(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record: " + rule.getClass(), e);
    }
  }

  private Object current(RecordComponent component) {
    try {
      return component.getAccessor().invoke(rule);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record: " + rule.getClass(), e);
    }
  }
}
