package dev.seedbed.samples.mana.database;

/** Somebody else has changed a row since it was read. */
public final class ConflictException extends RuntimeException {

  public ConflictException(String what) {
    super(what + " was modified by another operation");
  }
}
