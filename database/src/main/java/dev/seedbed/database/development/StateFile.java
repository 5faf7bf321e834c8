package dev.seedbed.database.development;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a development database's state: the whole of it or none, and only its owner reads it.
 */
record StateFile(Path folder) {

  private Path file() {
    return folder.resolve("state.json");
  }

  /** The state; empty if there is none. */
  Optional<State> read() {
    try {
      return Optional.of(new ObjectMapper().readValue(Files.readAllBytes(file()), State.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw ErrorMessage.of("Not the state of a development database: " + file())
          .expected("what seedbed up wrote")
          // The parser's own words may quote the password.
          .actual("something else")
          .toFix("remove the database and what was in it: seedbed down --remove")
          .toException();
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  /** Puts it in place of the one before. */
  void write(State state) {
    Path filling = folder.resolve("state.json.filling");
    try {
      Files.deleteIfExists(filling);
      try (FileChannel channel =
          FileChannel.open(
              filling,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(new ObjectMapper().writeValueAsBytes(state));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          filling, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable("write", e);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw unusable("remove", e);
    }
  }

  private RuntimeException unusable(String verb, IOException e) {
    return ErrorMessage.of("Cannot " + verb + " the state of the development database: " + file())
        .expected("a file that this user can " + verb)
        .actual(e.toString())
        .toFix("make room, or give the folder to this user")
        .toException(e);
  }
}
