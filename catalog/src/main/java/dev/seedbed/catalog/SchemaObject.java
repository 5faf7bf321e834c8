package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every object that stands in a schema by itself has. */
public sealed interface SchemaObject permits Domain, EnumType, Function, Sequence, Table, View {

  /** Its name; overloaded functions share one. */
  QualifiedName name();

  /** The role that owns it. */
  String owner();

  /** Its {@code COMMENT ON}, null if it has none. */
  @Nullable String comment();

  /** Who may do what with it, see {@link Grant}. */
  List<Grant> grants();

  /** The extension that made it, null if none did. */
  @Nullable String extension();

  /** What identifies it among all objects of the database. */
  ObjectAddress address();
}
