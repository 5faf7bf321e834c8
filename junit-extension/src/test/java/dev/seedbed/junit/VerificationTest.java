package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerificationTest {

  @Test
  void says_what_a_second_run_needs() {
    NoClassDefFoundError missing = new NoClassDefFoundError("org/junit/platform/launcher/Launcher");
    assertThat(Verification.withoutLauncher(missing))
        .hasCause(missing)
        .hasMessage(
            """
            Cannot verify the isolation of tests
              expected: org.junit.platform:junit-platform-launcher on the class path
              actual: no class org.junit.platform.launcher.Launcher
              why: the tests are run a second time through it
              To fix: add the dependency org.junit.platform:junit-platform-launcher to the tests
                  or: leave -Dseedbed.verify-isolation out""");
  }
}
