package dev.seedbed.archrules.internal.bytecode;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Loops over elements: what stands between a jump backwards and where it goes, if an iterator is
 * moved or a counter is raised there. Other loops, such as those that try again, are none.
 */
final class Loops {
  private Loops() {}

  /** The instructions that are in one. */
  static Set<AbstractInsnNode> in(InsnList instructions) {
    Set<AbstractInsnNode> looped = new HashSet<>();
    for (AbstractInsnNode each : instructions) {
      if (each instanceof JumpInsnNode jump) {
        int from = instructions.indexOf(jump.label);
        int to = instructions.indexOf(jump);
        if (from < to && isOverElements(instructions, from, to)) {
          for (int i = from; i <= to; i++) {
            looped.add(instructions.get(i));
          }
        }
      }
    }
    return looped;
  }

  private static boolean isOverElements(InsnList instructions, int from, int to) {
    for (int i = from; i <= to; i++) {
      AbstractInsnNode each = instructions.get(i);
      boolean moves =
          each instanceof MethodInsnNode call
              && call.name.equals("next")
              && (call.owner.equals("java/util/Iterator")
                  || call.owner.equals("java/sql/ResultSet"));
      if (moves || each.getOpcode() == Opcodes.IINC) {
        return true;
      }
    }
    return false;
  }
}
