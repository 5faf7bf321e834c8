package dev.seedbed.architecture.broken.junit;

import dev.seedbed.architecture.broken.fixtures.internal.Secret;

/** Uses what is internal to another module. */
record Peeks() {
  String tell(Secret secret) {
    return secret.text();
  }
}
