package dev.seedbed.database.server;

import java.io.IOException;

/** What keeps a server running for this JVM; the operating system lets go of it with the JVM. */
interface ServerHold {

  /**
   * Lets go. The server that nobody holds any more has ended then; its files may still be there.
   */
  void release() throws IOException, InterruptedException;

  /** Waits until the files of a server that has ended are gone. */
  void awaitRemoval() throws IOException, InterruptedException;
}
