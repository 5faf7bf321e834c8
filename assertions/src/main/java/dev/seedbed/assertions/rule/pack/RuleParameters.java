package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.yaml.YamlNode;
import dev.seedbed.catalog.yaml.YamlShape;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The parameters of a rule: the components of its record. */
final class RuleParameters {
  private static final ObjectMapper MAPPER = mapper();

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

  private static ObjectMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .addModule(
                new SimpleModule().addDeserializer(QualifiedName.class, new NameDeserializer()));
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
    }
    return builder.build();
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
            arguments.put(key, value(Objects.requireNonNull(components.get(key)), node)));
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

  private static Object value(RecordComponent component, YamlNode node) {
    ObjectReader reader = MAPPER.readerFor(MAPPER.constructType(component.getGenericType()));
    try {
      return reader.readValue(node.value());
    } catch (IOException e) {
      return typed(reader, component, node);
    }
  }

  /** A text that came from a variable may be meant for a number. */
  private static Object typed(ObjectReader reader, RecordComponent component, YamlNode node) {
    try {
      return reader.readValue(node.typed());
    } catch (IOException e) {
      throw node.wrong(ParameterType.shape(component.getGenericType()).expected());
    }
  }

  /** {@code schema.name} as one text. */
  private static final class NameDeserializer extends StdScalarDeserializer<QualifiedName> {
    private static final long serialVersionUID = 1;

    NameDeserializer() {
      super(QualifiedName.class);
    }

    @Override
    public QualifiedName deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        return QualifiedName.parse(text);
      } catch (IllegalArgumentException e) {
        return (QualifiedName)
            context.handleWeirdStringValue(QualifiedName.class, text, "not schema.name");
      }
    }
  }
}
