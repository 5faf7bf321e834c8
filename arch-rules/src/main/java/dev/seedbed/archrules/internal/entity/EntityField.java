package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.Collection;
import java.util.List;

/**
 * A field that stands for a column.
 *
 * @param field where it is declared
 * @param type of its values; of a jOOQ field those of the column
 * @param columns what the column may be called, the likeliest first: one name if an annotation says
 *     it, else what naming strategies make of the field's name
 * @param id whether it is part of the row's identity
 * @param generated whether the database gives it its value
 * @param optional whether an annotation or the type says that it may be null; a reference without
 *     either says nothing
 * @param byOrdinal whether an enum is stored as a number
 */
public record EntityField(
    JavaField field,
    JavaClass type,
    List<String> columns,
    boolean id,
    boolean generated,
    boolean optional,
    boolean byOrdinal) {
  public EntityField {
    columns = List.copyOf(columns);
  }

  /** What its column is most likely called. */
  public String column() {
    return columns.get(0);
  }

  /** Whether its column has one of these names. */
  public boolean isOneOf(Collection<String> names) {
    return columns.stream().anyMatch(names::contains);
  }

  /** Whether its type is one of these, by full name. */
  public boolean hasType(Collection<String> names) {
    return names.contains(type.getName());
  }
}
