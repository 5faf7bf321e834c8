package dev.seedbed.archrules.generated;

import org.jooq.impl.SchemaImpl;

/** A schema as jOOQ generates it. */
public class Tenancy extends SchemaImpl {
  public static final Tenancy TENANCY = new Tenancy();

  private Tenancy() {
    super("tenancy");
  }
}
