package dev.seedbed.database.server;

/** What the cache of prepared servers was good for; its text is what a summary says. */
public sealed interface CacheOutcome {

  /** The content was there. */
  record Hit() implements CacheOutcome {

    @Override
    public String toString() {
      return "cache hit";
    }
  }

  /** Another JVM that the same build started has a server with the content, and shares it. */
  record Joined() implements CacheOutcome {

    @Override
    public String toString() {
      return "server shared with another JVM";
    }
  }

  /**
   * The content was made, and is there for the next run.
   *
   * @param why why it was not there
   */
  record Miss(String why) implements CacheOutcome {

    @Override
    public String toString() {
      return "cache miss: " + why;
    }
  }

  /**
   * The content was made for this run only.
   *
   * @param why why it was not kept
   */
  record Off(String why) implements CacheOutcome {

    @Override
    public String toString() {
      return "cache off: " + why;
    }
  }
}
