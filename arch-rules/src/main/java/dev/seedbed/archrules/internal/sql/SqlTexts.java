package dev.seedbed.archrules.internal.sql;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.seedbed.archrules.internal.bytecode.ClassFile;
import dev.seedbed.archrules.internal.bytecode.MethodCode;
import dev.seedbed.archrules.internal.rule.Place;
import dev.seedbed.assertions.rule.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * Finds SQL in code: in texts, in texts that are put together with values, and in annotations.
 * ArchUnit shows no constants, so class files are read.
 */
public final class SqlTexts {
  /** Stands where a value is put in: the character that string concatenation has for it. */
  public static final char GAP = '\u0001';

  /** What rules on SQL look for. */
  public static final Count WANTED =
      new Count(0, "statement of SQL in a string constant or a @Query annotation", "statements");

  /** Of one case, as people write SQL; "Select a file from the list" is none. */
  private static final Pattern SQL =
      Pattern.compile(
          "(?s)\\s*(?:SELECT\\s.+|select\\s.+\\sfrom\\s.+|(?:INSERT|insert)\\s+(?:INTO|into)\\s.+"
              + "|(?:UPDATE|update)\\s.+\\s(?:SET|set)\\s.+|(?:DELETE|delete)\\s+(?:FROM|from)\\s.+"
              + "|(?:WITH|with)\\s.+\\s(?:AS|as)\\s+.*\\(.+|MERGE\\s+INTO\\s.+|TRUNCATE\\s.+)");

  private static final Set<String> QUERIES =
      Set.of(
          "org.springframework.data.jdbc.repository.query.Query",
          "org.springframework.data.r2dbc.repository.Query",
          "org.springframework.data.jpa.repository.NativeQuery",
          "org.jdbi.v3.sqlobject.statement.SqlQuery",
          "org.jdbi.v3.sqlobject.statement.SqlUpdate",
          "org.apache.ibatis.annotations.Select",
          "org.apache.ibatis.annotations.Update");

  private static final String JPA_QUERY = "org.springframework.data.jpa.repository.Query";

  private SqlTexts() {}

  /** All SQL in the classes, by class and line; a constant where it is used. */
  public static List<SqlUse> in(JavaClasses classes) {
    List<SqlUse> uses = new ArrayList<>();
    List<SqlUse> constants = new ArrayList<>();
    classes.stream()
        .sorted(Comparator.comparing(JavaClass::getName))
        .forEach(
            type -> {
              ClassFile.of(type).ifPresent(file -> read(file, uses, constants));
              type.getMethods().forEach(method -> annotations(method, uses));
            });
    List<String> used = uses.stream().map(SqlUse::text).toList();
    // A constant may be the beginning of others, into which the compiler has put it.
    constants.stream()
        .filter(constant -> used.stream().noneMatch(text -> text.contains(constant.text())))
        .forEach(uses::add);
    return uses.stream().distinct().toList();
  }

  /** Whether a text looks like a statement. */
  public static boolean isSql(String text) {
    return SQL.matcher(text).matches();
  }

  private static void read(ClassFile file, List<SqlUse> uses, List<SqlUse> constants) {
    for (MethodCode code : file.methods()) {
      for (AbstractInsnNode each : code.node().instructions) {
        String text = text(each);
        if (isSql(text)) {
          uses.add(new SqlUse(code.place(each), text));
        }
      }
    }
    for (FieldNode field : file.node().fields) {
      if (field.value instanceof String text && isSql(text)) {
        file.type()
            .tryGetField(field.name)
            .ifPresent(found -> constants.add(new SqlUse(Place.of(found), text)));
      }
    }
  }

  /** The text that an instruction puts on the stack; empty if it is another one. */
  static String text(AbstractInsnNode instruction) {
    if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
      return text;
    }
    boolean concatenation =
        instruction instanceof InvokeDynamicInsnNode dynamic
            && dynamic.name.equals("makeConcatWithConstants");
    return concatenation
        ? ((InvokeDynamicInsnNode) instruction).bsmArgs[0].toString().replace('\u0002', GAP)
        : "";
  }

  private static void annotations(JavaMethod method, List<SqlUse> uses) {
    for (JavaAnnotation<?> annotation : method.getAnnotations()) {
      String name = annotation.getRawType().getName();
      boolean isNative =
          name.equals(JPA_QUERY) && annotation.get("nativeQuery").orElse(false).equals(true);
      if (QUERIES.contains(name) || isNative) {
        Object value = annotation.get("value").orElse("");
        String text = value instanceof Object[] all ? String.valueOf(all[0]) : value.toString();
        uses.add(new SqlUse(Place.of(method), text));
      }
    }
  }
}
