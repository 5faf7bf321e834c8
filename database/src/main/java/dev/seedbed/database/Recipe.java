package dev.seedbed.database;

import dev.seedbed.database.migration.Migrations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    String both = migrations.fingerprint() + "+" + seeding.fingerprint();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(both.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
