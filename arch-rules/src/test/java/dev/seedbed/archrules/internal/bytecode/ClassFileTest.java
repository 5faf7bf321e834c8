package dev.seedbed.archrules.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.broken.Session;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileTest {
  @TempDir Path folder;
  private Path file;
  private JavaClass imported;

  @BeforeEach
  void importACopy() throws IOException {
    file = folder.resolve("Session.class");
    try (InputStream bytes = Session.class.getResourceAsStream("Session.class")) {
      Files.write(file, Objects.requireNonNull(bytes).readAllBytes());
    }
    imported = new ClassFileImporter().importPath(folder).get(Session.class);
  }

  @Test
  void is_read_from_where_the_class_was_imported() {
    assertThat(ClassFile.of(imported))
        .get()
        .extracting(each -> each.node().name)
        .isEqualTo(Session.class.getName().replace('.', '/'));
  }

  @Test
  void that_is_gone_is_an_error_that_names_it() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> ClassFile.of(imported))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            Cannot read the bytecode of dev.seedbed.archrules.broken.Session
              expected: the class file that it was imported from: %s
              actual: java.io.FileNotFoundException: %s (No such file or directory)
              To fix: import the classes anew, after they were compiled"""
                .formatted(file.toUri(), file));
  }

  @Test
  void that_was_cut_off_is_an_error_that_names_it() throws IOException {
    Files.write(file, new byte[] {(byte) 0xCA, (byte) 0xFE});
    assertThatThrownBy(() -> ClassFile.of(imported))
        .isInstanceOf(SeedbedException.class)
        .hasMessageStartingWith("Cannot read the bytecode of dev.seedbed.archrules.broken.Session")
        .hasMessageContaining(file.toUri().toString());
  }
}
