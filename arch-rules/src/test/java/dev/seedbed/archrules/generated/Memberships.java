package dev.seedbed.archrules.generated;

import java.util.UUID;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** A table as jOOQ generates it. */
public class Memberships extends TableImpl<Record> {
  public static final Memberships MEMBERSHIPS = new Memberships();

  public final TableField<Record, UUID> USER_ID =
      createField(DSL.name("user_id"), SQLDataType.UUID.nullable(false), this, "");

  private Memberships() {
    super(DSL.name("memberships"));
  }

  @Override
  public Schema getSchema() {
    return Tenancy.TENANCY;
  }
}
