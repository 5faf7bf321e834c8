package dev.seedbed.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function, procedure, aggregate or window function; overloads share the name and differ in
 * {@code signature}.
 *
 * @param signature the types of its input arguments, such as {@code integer, text}
 * @param arguments all arguments with modes, names and defaults
 * @param returns what it returns as SQL, null for a procedure
 * @param strict whether it returns null for a null argument without being called
 * @param securityDefiner whether it runs with its owner's privileges
 * @param settings what {@code SET} pins while it runs, such as {@code search_path}
 * @param body its source; the name of the C function for {@code c} and {@code internal}
 */
public record Function(
    QualifiedName name,
    String signature,
    String arguments,
    @Nullable String returns,
    Kind kind,
    String language,
    Volatility volatility,
    boolean strict,
    boolean securityDefiner,
    Map<String, String> settings,
    String body,
    String owner,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension)
    implements SchemaObject {

  /** How it is called. */
  public enum Kind {
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    WINDOW
  }

  /** What it promises about its results. */
  public enum Volatility {
    IMMUTABLE,
    STABLE,
    VOLATILE
  }

  public Function {
    settings = Options.copyOf(settings);
    grants = List.copyOf(grants);
  }

  @Override
  public ObjectAddress address() {
    return ObjectAddress.function(name, signature);
  }
}
