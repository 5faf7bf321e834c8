package dev.seedbed.archrules.internal.bytecode;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The calls in the methods of a class.
 *
 * @param methods of the class, lambdas included
 */
public record Calls(List<MethodCode> methods) {

  /**
   * A call, or a reference to a method that is called by what it is given to.
   *
   * @param owner the class that is called, as {@code java/util/List}
   * @param code where it stands
   * @param instruction the instruction
   */
  public record Call(String owner, String name, MethodCode code, AbstractInsnNode instruction) {}

  public Calls {
    methods = List.copyOf(methods);
  }

  /** All calls of a method and of the lambdas in it. */
  public static Stream<Call> in(MethodCode code) {
    return Stream.of(code.node().instructions.toArray())
        .flatMap(
            each -> {
              if (each instanceof MethodInsnNode call) {
                return Stream.of(new Call(call.owner, call.name, code, each));
              }
              return MethodCode.lambdas(each)
                  .map(handle -> new Call(handle.getOwner(), handle.getName(), code, each));
            });
  }

  /** The wanted calls that run once for each element: of a loop, or of a stream. */
  public Stream<Call> looped(Predicate<Call> wanted) {
    return methods.stream()
        .flatMap(code -> Stream.concat(inLoops(code), inStreams(code)))
        .filter(wanted)
        .distinct();
  }

  private static Stream<Call> inLoops(MethodCode code) {
    Set<AbstractInsnNode> looped = Loops.in(code.node().instructions);
    return in(code).filter(call -> looped.contains(call.instruction()));
  }

  private Stream<Call> inStreams(MethodCode code) {
    return Stream.of(code.node().instructions.toArray())
        .filter(each -> isForEachElement(MethodCode.next(each)))
        .flatMap(each -> MethodCode.lambdas(each).flatMap(handle -> calls(handle, code, each)));
  }

  /** Those of the lambda, or the one that a reference stands for. */
  private Stream<Call> calls(Handle handle, MethodCode code, AbstractInsnNode at) {
    List<MethodCode> body =
        methods.stream()
            .filter(each -> each.lambda() && each.node().name.equals(handle.getName()))
            .toList();
    return body.isEmpty()
        ? Stream.of(new Call(handle.getOwner(), handle.getName(), code, at))
        : body.stream().flatMap(Calls::in);
  }

  private static boolean isForEachElement(@Nullable AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && (call.owner.startsWith("java/util/stream/")
            || (call.name.equals("forEach") && call.owner.startsWith("java/")));
  }
}
