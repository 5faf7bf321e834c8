package dev.seedbed.archrules.internal.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.seedbed.archrules.internal.rule.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The code of a method, or of a lambda in it.
 *
 * @param type the class that it is in
 * @param method as it was written, also for a lambda
 * @param node the instructions
 * @param lambda whether they are a lambda's
 */
public record MethodCode(JavaClass type, MethodNode method, MethodNode node, boolean lambda) {

  static List<MethodCode> of(ClassFile file) {
    Map<String, MethodNode> bodies = new HashMap<>();
    for (MethodNode node : file.node().methods) {
      if ((node.access & Opcodes.ACC_SYNTHETIC) != 0 && node.name.startsWith("lambda$")) {
        bodies.put(node.name + node.desc, node);
      }
    }
    List<MethodCode> all = new ArrayList<>();
    for (MethodNode node : file.node().methods) {
      if ((node.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == 0) {
        add(new MethodCode(file.type(), node, node, false), bodies, all);
      }
    }
    return all;
  }

  private static void add(MethodCode code, Map<String, MethodNode> bodies, List<MethodCode> all) {
    all.add(code);
    for (AbstractInsnNode instruction : code.node().instructions) {
      lambdas(instruction)
          .map(handle -> bodies.remove(handle.getName() + handle.getDesc()))
          .filter(body -> body != null)
          .forEach(
              body -> add(new MethodCode(code.type(), code.method(), body, true), bodies, all));
    }
  }

  /** The methods that an instruction makes functions of. */
  public static Stream<Handle> lambdas(AbstractInsnNode instruction) {
    return instruction instanceof InvokeDynamicInsnNode dynamic
        ? Stream.of(dynamic.bsmArgs).filter(Handle.class::isInstance).map(Handle.class::cast)
        : Stream.empty();
  }

  /** The line that an instruction belongs to, 0 if the class was compiled without lines. */
  public static int line(AbstractInsnNode instruction) {
    for (AbstractInsnNode each = instruction; each != null; each = each.getPrevious()) {
      if (each instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  /** The next instruction that does something, null at the end. */
  public static @Nullable AbstractInsnNode next(AbstractInsnNode instruction) {
    AbstractInsnNode next = instruction.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  /** The instruction before that does something, null at the beginning. */
  public static @Nullable AbstractInsnNode previous(AbstractInsnNode instruction) {
    AbstractInsnNode previous = instruction.getPrevious();
    while (previous != null && previous.getOpcode() < 0) {
      previous = previous.getPrevious();
    }
    return previous;
  }

  /** The place of an instruction. */
  public Place place(AbstractInsnNode instruction) {
    return Place.of(type, element(), line(instruction));
  }

  /** Kind and name, as ArchUnit prints them. */
  public String element() {
    String kind =
        switch (method.name) {
          case "<init>" -> "Constructor";
          case "<clinit>" -> "Static Initializer";
          default -> "Method";
        };
    String parameters =
        Stream.of(Type.getArgumentTypes(method.desc))
            .map(Type::getClassName)
            .collect(Collectors.joining(", "));
    return "%s <%s.%s(%s)>".formatted(kind, type.getName(), method.name, parameters);
  }
}
