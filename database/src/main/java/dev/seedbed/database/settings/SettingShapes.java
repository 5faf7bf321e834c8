package dev.seedbed.database.settings;

import dev.seedbed.catalog.yaml.AnyScalarShape;
import dev.seedbed.catalog.yaml.FlagShape;
import dev.seedbed.catalog.yaml.ScalarShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.WholeShape;
import dev.seedbed.catalog.yaml.WordShape;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.migration.TransactionMode;
import java.util.Arrays;
import java.util.Locale;

/** What the value of a setting looks like, wherever it stands; in small letters. */
final class SettingShapes {
  private static final String SIZE = "^(\\d{1,6} ?[MmGg][Bb]|off|false|0)$";

  private SettingShapes() {}

  static ScalarShape of(Setting setting) {
    return switch (setting) {
      case SERVER -> oneOf(ServerChoice.values());
      case ISOLATION -> oneOf(IsolationMode.values());
      case PORT -> new WholeShape("a number from 0 to 65535, where 0 takes a free port", 0, 65_535);
      case SEED -> WholeShape.of("a whole number of 64 bits");
      case KEEP_FAILED -> new WholeShape("a number of minutes from 0 to 1440", 0, 1_440);
      case MIGRATION_TRANSACTIONS -> oneOf(TransactionMode.values());
      case MIGRATION_RETRIES -> new WholeShape("a number from 0 to 100", 0, 100);
      case MIGRATION_LOCK_WAIT ->
          new TextShape("a time such as 500ms, 30s, 10m or 1h", SettingTime.FORM);
      case MIGRATION_TIMEOUT ->
          new TextShape("a time such as 500ms, 30s, 10m or 1h, and not 0", SettingTime.POSITIVE);
      case CACHE -> new TextShape("a size such as 500 MB or 2 GB, or off", SIZE);
      case PRODUCTION_LIKE, VERIFY_ISOLATION, UPDATE_SNAPSHOT, MIGRATION_OUT_OF_ORDER ->
          new FlagShape();
      default -> new AnyScalarShape("a single value", false);
    };
  }

  private static ScalarShape oneOf(Enum<?>[] constants) {
    return WordShape.of(
        Arrays.stream(constants)
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }
}
