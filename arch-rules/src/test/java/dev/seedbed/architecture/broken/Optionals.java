package dev.seedbed.architecture.broken;

import java.util.Optional;
import java.util.OptionalLong;

/** Has an {@code Optional} where it may not be one, and as a return type. */
final class Optionals {
  final OptionalLong id = OptionalLong.of(1);

  Optional<String> name(Optional<String> wanted) {
    return wanted.map(name -> name + id);
  }
}
