package dev.seedbed.archrules.internal.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.seedbed.archrules.internal.bytecode.ClassFile;
import dev.seedbed.archrules.internal.bytecode.MethodCode;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Fields of tests that one test leaves to the next. */
public final class StaticState {
  /** What a framework sets, once. */
  private static final List<String> SET_BY_FRAMEWORKS =
      List.of(
          "org.junit.jupiter.api.io.TempDir", "org.junit.jupiter.api.extension.RegisterExtension");

  private static final Set<String> MADE_TO_CHANGE =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.lang.ThreadLocal");

  private static final Set<String> COLLECTIONS =
      Set.of(
          "ArrayList",
          "LinkedList",
          "ArrayDeque",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "EnumMap",
          "HashSet",
          "LinkedHashSet",
          "TreeSet",
          "ConcurrentHashMap",
          "CopyOnWriteArrayList",
          "ConcurrentLinkedQueue",
          "LinkedBlockingQueue",
          "Properties");

  private StaticState() {}

  /** The static fields of a class that can change, or whose objects can. */
  public static Stream<Breach> in(JavaClass type) {
    if (type.isEnum() || type.isInterface()) {
      return Stream.empty();
    }
    Set<String> collections = ClassFile.of(type).map(StaticState::collections).orElse(Set.of());
    return type.getFields().stream()
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(field -> SET_BY_FRAMEWORKS.stream().noneMatch(field::isAnnotatedWith))
        .flatMap(
            field ->
                problem(field, collections).stream()
                    .map(text -> new Breach(Place.of(field), text)));
  }

  private static Optional<String> problem(JavaField field, Set<String> collections) {
    String type = field.getRawType().getName();
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return Optional.of("is static and not final");
    }
    boolean changes =
        collections.contains(field.getName())
            || MADE_TO_CHANGE.contains(type)
            || type.startsWith("java.util.concurrent.atomic.");
    return changes ? Optional.of("is static and holds what can change") : Optional.empty();
  }

  /** The fields that the class sets to a collection that it has just made. */
  private static Set<String> collections(ClassFile file) {
    return file.methods().stream()
        .filter(code -> code.method().name.equals("<clinit>") && !code.lambda())
        .flatMap(code -> Stream.of(code.node().instructions.toArray()))
        .filter(each -> each.getOpcode() == Opcodes.PUTSTATIC && isNewCollection(each))
        .map(each -> ((FieldInsnNode) each).name)
        .collect(Collectors.toSet());
  }

  private static boolean isNewCollection(AbstractInsnNode put) {
    return MethodCode.previous(put) instanceof MethodInsnNode call
        && call.name.equals("<init>")
        && call.owner.startsWith("java/util/")
        && COLLECTIONS.contains(call.owner.substring(call.owner.lastIndexOf('/') + 1));
  }
}
