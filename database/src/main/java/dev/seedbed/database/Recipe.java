package dev.seedbed.database;

import dev.seedbed.catalog.Sha256;
import dev.seedbed.database.migration.Migrations;
import org.jspecify.annotations.Nullable;

/**
 * What makes a template.
 *
 * @param migrations applied first
 * @param seeding done afterwards; null if the template is to hold the migrations' rows alone
 */
record Recipe(Migrations migrations, @Nullable Seeding seeding) {

  static Recipe of(Migrations migrations) {
    return new Recipe(migrations, null);
  }

  /** In hexadecimal digits; that of the migrations if they are all. */
  String fingerprint() {
    if (seeding == null) {
      return migrations.fingerprint();
    }
    return Sha256.of(migrations.fingerprint() + "+" + seeding.fingerprint());
  }
}
