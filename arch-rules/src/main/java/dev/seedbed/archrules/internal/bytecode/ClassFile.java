package dev.seedbed.archrules.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The class file that a class was imported from. ArchUnit shows neither texts nor the order of
 * instructions.
 *
 * @param type the class
 * @param node what stands in the file
 */
public record ClassFile(JavaClass type, ClassNode node) {

  /**
   * Reads it; empty for a class that was not imported from a file.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the file is gone or cannot be read
   */
  public static Optional<ClassFile> of(JavaClass type) {
    return type.getSource().map(Source::getUri).map(uri -> new ClassFile(type, read(type, uri)));
  }

  /** Its methods and constructors, but not the bodies of lambdas, which belong to one of them. */
  public List<MethodCode> methods() {
    return MethodCode.of(this);
  }

  private static ClassNode read(JavaClass type, URI uri) {
    ClassNode node = new ClassNode();
    try (InputStream bytes = uri.toURL().openStream()) {
      new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ErrorMessage.of("Cannot read the bytecode of " + type.getName())
          .expected("the class file that it was imported from: " + uri)
          .actual(String.valueOf(e))
          .toFix("import the classes anew, after they were compiled")
          .toException(e);
    }
    return node;
  }
}
