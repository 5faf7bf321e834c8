package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class whose objects are rows.
 *
 * @param type the class
 * @param schema the schema that it names, null if it names none
 * @param tables what its table may be called, the likeliest first; none for a record that only goes
 *     in and out of a repository
 * @param fields those that stand for columns
 */
public record Entity(
    JavaClass type, @Nullable String schema, List<String> tables, List<EntityField> fields) {
  public Entity {
    tables = List.copyOf(tables);
    fields = List.copyOf(fields);
  }

  /** Whether it is mapped to a table of its own. */
  public boolean isMapped() {
    return !tables.isEmpty();
  }

  /** What its table is most likely called. */
  public String table() {
    return tables.get(0);
  }

  /** The field whose column has one of these names. */
  public Optional<EntityField> field(Collection<String> columns) {
    return fields.stream().filter(field -> field.isOneOf(columns)).findFirst();
  }
}
