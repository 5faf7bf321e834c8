package dev.seedbed.archrules.internal.sql;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.bytecode.ClassFile;
import dev.seedbed.archrules.internal.bytecode.MethodCode;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * No SQL is put together at run time: not by {@code +}, not by {@code format}, not by a builder.
 * What the compiler puts together of constants is one constant.
 */
public record Concatenation() implements Check {
  private static final Pattern CONVERSION = Pattern.compile("%[\\d$.,-]*[sdxfSDX]");
  private static final Set<String> FORMATS = Set.of("format", "formatted");
  private static final Set<String> BUILDERS =
      Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

  @Override
  public Examined of(JavaClasses classes) {
    List<SqlUse> uses = SqlTexts.in(classes);
    Stream<Breach> breaches =
        classes.stream()
            .flatMap(type -> ClassFile.of(type).stream())
            .flatMap(file -> file.methods().stream())
            .flatMap(Concatenation::in);
    return new Examined(uses.size(), breaches.toList());
  }

  private static Stream<Breach> in(MethodCode code) {
    return Stream.of(code.node().instructions.toArray())
        .filter(each -> SqlTexts.isSql(SqlTexts.text(each)) && isPutTogether(each, code))
        .map(
            each ->
                new Breach(
                    code.place(each),
                    "puts values into SQL: \""
                        + new SqlUse(code.place(each), SqlTexts.text(each)).excerpt()
                        + "\""));
  }

  private static boolean isPutTogether(AbstractInsnNode sql, MethodCode code) {
    String text = SqlTexts.text(sql);
    if (text.indexOf(SqlTexts.GAP) >= 0) {
      return true;
    }
    if (MethodCode.next(sql) instanceof MethodInsnNode call) {
      if (call.name.equals("concat") && call.owner.equals("java/lang/String")) {
        return true;
      }
      if (BUILDERS.contains(call.owner)) {
        return calls(code).anyMatch(Concatenation::appendsValue);
      }
    }
    return CONVERSION.matcher(text).find()
        && calls(code)
            .anyMatch(call -> FORMATS.contains(call.name) && call.owner.equals("java/lang/String"));
  }

  private static boolean appendsValue(MethodInsnNode call) {
    return call.name.equals("append")
        && BUILDERS.contains(call.owner)
        && !(MethodCode.previous(call) instanceof LdcInsnNode);
  }

  private static Stream<MethodInsnNode> calls(MethodCode code) {
    return Stream.of(code.node().instructions.toArray())
        .filter(MethodInsnNode.class::isInstance)
        .map(MethodInsnNode.class::cast);
  }
}
