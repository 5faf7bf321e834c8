package dev.seedbed.archrules.generated;

import org.jooq.impl.SchemaImpl;

/** What jOOQ generates where there shall be no schema. */
public class DefaultSchema extends SchemaImpl {
  public static final DefaultSchema DEFAULT_SCHEMA = new DefaultSchema();

  private DefaultSchema() {
    super("");
  }
}
