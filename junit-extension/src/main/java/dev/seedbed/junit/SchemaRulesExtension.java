package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Refuses a class that names rules and has no tests for them. */
final class SchemaRulesExtension implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    // A nested class inherits the extension, but the annotation is its enclosing class's.
    if (type.isAnnotationPresent(SchemaRules.class)
        && !FollowsSchemaRules.class.isAssignableFrom(type)) {
      throw new ExtensionConfigurationException(
          ErrorMessage.of("@SchemaRules without tests: " + type.getSimpleName())
              .expected("a class that implements FollowsSchemaRules")
              .actual("it does not, so that no rule would be checked")
              .toFix("write class " + type.getSimpleName() + " implements FollowsSchemaRules")
              .toString());
    }
  }
}
