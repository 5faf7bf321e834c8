package dev.seedbed.database.server;

/**
 * Whether a server offers pgvector.
 *
 * @param available whether {@code CREATE EXTENSION vector} can work
 * @param detail the version if so, else why not
 */
public record Pgvector(boolean available, String detail) {

  /** It is there, in this version. */
  public static Pgvector version(String version) {
    return new Pgvector(true, version);
  }

  /** It is not there, for this reason. */
  public static Pgvector missing(String why) {
    return new Pgvector(false, why);
  }

  /** As a line of a summary says it. */
  @Override
  public String toString() {
    return available ? "pgvector " + detail : "no pgvector (" + detail + ")";
  }
}
