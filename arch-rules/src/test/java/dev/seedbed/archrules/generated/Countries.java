package dev.seedbed.archrules.generated;

import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;

/** A table as jOOQ generates it without a schema. */
public class Countries extends TableImpl<Record> {
  public static final Countries COUNTRIES = new Countries();

  private Countries() {
    super(DSL.name("countries"));
  }

  @Override
  public Schema getSchema() {
    return DefaultSchema.DEFAULT_SCHEMA;
  }
}
