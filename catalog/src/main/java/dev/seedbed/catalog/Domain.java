package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type made by {@code CREATE DOMAIN}.
 *
 * @param baseType what it is made from: any type, also an array or another domain; see {@link
 *     Catalog#underlying}
 * @param notNull whether it forbids null itself
 * @param defaultExpression the default of columns that have none of their own, null if there is
 *     none
 * @param collation its collation if that is not its base type's own, else null
 * @param checks its {@code CHECK} constraints by name; they call the value {@code VALUE}
 */
public record Domain(
    QualifiedName name,
    String owner,
    DataType baseType,
    boolean notNull,
    @Nullable String defaultExpression,
    @Nullable QualifiedName collation,
    List<Constraint> checks,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension)
    implements SchemaObject {
  public Domain {
    checks = List.copyOf(checks);
    grants = List.copyOf(grants);
  }

  @Override
  public ObjectAddress address() {
    return ObjectAddress.type(name);
  }
}
