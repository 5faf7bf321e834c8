package dev.seedbed.database.server;

import java.io.IOException;

/**
 * The hold on a server that this JVM has started.
 *
 * @param postmaster its process
 * @param folder its files
 */
record OwnServer(Postmaster postmaster, DataFolder folder) implements ServerHold {

  @Override
  public void release() throws IOException, InterruptedException {
    postmaster.letGo();
    postmaster.awaitEnd(() -> JoinedServer.hasOthers(folder.path()));
  }

  @Override
  public void awaitRemoval() throws IOException, InterruptedException {
    if (JoinedServer.hasOthers(folder.path())) {
      folder.leave();
    } else {
      postmaster.awaitRemoval();
      folder.close();
    }
  }
}
