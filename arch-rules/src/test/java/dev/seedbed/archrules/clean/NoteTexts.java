package dev.seedbed.archrules.clean;

/** Puts statements together of constants, so that the compiler makes one of each. */
final class NoteTexts {
  static final String ALL = "SELECT id FROM billing.notes";
  static final String ALIVE = ALL + " WHERE tenant_id = ? AND NOT is_deleted";

  private NoteTexts() {}

  static String alive() {
    return ALIVE;
  }
}
