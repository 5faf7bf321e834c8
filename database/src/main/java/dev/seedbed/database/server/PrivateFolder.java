package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that nobody else can put anything into.
 *
 * <p>Its name may be known beforehand and its parent may be open to all, as {@code /tmp} is: then
 * somebody could have made it first, or a link in its place. So an existing one is trusted only if
 * it is a folder of the user's own that others cannot write to.
 */
final class PrivateFolder {

  private PrivateFolder() {}

  /**
   * Makes the folder, or checks the one that is there.
   *
   * @param permissions such as {@code rwx--x--x}
   * @throws IOException if it cannot be made or cannot be trusted
   */
  static Path open(Path folder, String permissions, int userId) throws IOException {
    Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(wanted));
      // Again, because the umask took its part away.
      return Files.setPosixFilePermissions(folder, wanted);
    } catch (FileAlreadyExistsException e) {
      Set<PosixFilePermission> found =
          Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          || (int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS) != userId
          || found.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new IOException(
            folder + " is not a folder of this user's own that others cannot write to", e);
      }
      if (found.remove(PosixFilePermission.GROUP_WRITE)) {
        // A generous umask gave that away.
        Files.setPosixFilePermissions(folder, found);
      }
      return folder;
    }
  }
}
