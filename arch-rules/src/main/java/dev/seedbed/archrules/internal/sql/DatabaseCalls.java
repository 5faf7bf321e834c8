package dev.seedbed.archrules.internal.sql;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.seedbed.archrules.internal.bytecode.Calls;
import dev.seedbed.archrules.internal.bytecode.Calls.Call;
import dev.seedbed.archrules.internal.bytecode.ClassFile;
import dev.seedbed.archrules.internal.bytecode.MethodCode;
import dev.seedbed.archrules.internal.entity.Repositories;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.assertions.rule.Count;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Calls that go to the database: of repositories, and of the methods of JDBC, Spring's templates
 * and JPA that run statements.
 *
 * @param repositories the names of those that were found among the classes, as {@code
 *     com/example/X}
 */
public record DatabaseCalls(Set<String> repositories) {
  /** What rules on calls look for. */
  public static final Count WANTED =
      new Count(0, "call of a repository, or of what runs a statement of SQL", "calls");

  private static final Pattern RUNS =
      Pattern.compile(
          "(?:java/sql/(?:Prepared|Callable)?Statement\\.execute\\w*"
              + "|org/springframework/jdbc/core/.*(?:Template|Operations|Client)\\.(?:query|update|execute|batchUpdate)\\w*"
              + "|(?:jakarta|javax)/persistence/EntityManager\\.(?:find|persist|merge|remove)"
              + "|(?:jakarta|javax)/persistence/(?:Typed)?Query\\.(?:get|execute)\\w*)");

  private static final Pattern WRITES =
      Pattern.compile(
          ".*\\.(?:executeUpdate|executeLargeUpdate|executeBatch|update|batchUpdate|persist|merge|remove)");

  private static final Pattern WRITING_METHOD =
      Pattern.compile(
          "(?:save|insert|create|add|update|delete|remove|mark|store|upsert|put|persist|merge)\\w*");

  private static final Set<String> TRANSACTIONS =
      Set.of(
          "setAutoCommit",
          "transaction",
          "inTransaction",
          "useTransaction",
          "transactionResult",
          "executeWithoutResult",
          "getTransaction");

  public DatabaseCalls {
    repositories = Set.copyOf(repositories);
  }

  static DatabaseCalls of(JavaClasses classes) {
    return new DatabaseCalls(
        classes.stream()
            .filter(Repositories::isRepository)
            .map(type -> type.getName().replace('.', '/'))
            .collect(Collectors.toSet()));
  }

  /** Calls that run once for each element of something. */
  public static Examined looped(JavaClasses classes) {
    DatabaseCalls known = of(classes);
    return examine(
        classes,
        known,
        file ->
            new Calls(file.methods())
                .looped(known::isOne)
                .map(
                    call ->
                        new Breach(
                            call.code().place(call.instruction()),
                            "calls " + named(call) + " for each element")));
  }

  /** Methods that write more than once, and have no transaction around it. */
  public static Examined untransacted(JavaClasses classes) {
    DatabaseCalls known = of(classes);
    return examine(
        classes,
        known,
        file -> {
          List<MethodCode> codes = file.methods();
          return codes.stream()
              .filter(code -> !code.lambda() && !isTransacted(code, codes))
              .flatMap(code -> known.secondWrite(code, codes));
        });
  }

  private static Examined examine(
      JavaClasses classes, DatabaseCalls known, Function<ClassFile, Stream<Breach>> breaches) {
    List<ClassFile> files = classes.stream().flatMap(type -> ClassFile.of(type).stream()).toList();
    long calls =
        files.stream()
            .flatMap(file -> file.methods().stream())
            .flatMap(Calls::in)
            .filter(known::isOne)
            .count();
    return new Examined((int) calls, files.stream().flatMap(breaches).toList());
  }

  private boolean isOne(Call call) {
    return isRepository(call) || RUNS.matcher(call.owner() + "." + call.name()).matches();
  }

  private boolean isRepository(Call call) {
    String own = call.code().type().getName().replace('.', '/');
    return !call.name().equals("<init>")
        && !call.owner().equals(own)
        && (repositories.contains(call.owner()) || call.owner().matches(".*(?:Repository|Dao)"));
  }

  private boolean isWrite(Call call) {
    return isRepository(call)
        ? WRITING_METHOD.matcher(call.name()).matches()
        : isOne(call) && WRITES.matcher(call.owner() + "." + call.name()).matches();
  }

  private Stream<Breach> secondWrite(MethodCode code, List<MethodCode> all) {
    return parts(code, all)
        .flatMap(Calls::in)
        .filter(this::isWrite)
        .skip(1)
        .limit(1)
        .map(
            call ->
                new Breach(
                    call.code().place(call.instruction()),
                    "writes again by " + named(call) + " without a transaction"));
  }

  /** The method and the lambdas in it. */
  private static Stream<MethodCode> parts(MethodCode code, List<MethodCode> all) {
    return all.stream().filter(each -> each.method() == code.method());
  }

  /** By annotation, by what it calls, or by its caller, whose connection it is given. */
  private static boolean isTransacted(MethodCode code, List<MethodCode> all) {
    JavaClass type = code.type();
    return (code.method().access & Opcodes.ACC_PRIVATE) != 0
        || code.method().desc.contains("Ljava/sql/Connection;")
        || type.getAnnotations().stream()
            .anyMatch(each -> each.getRawType().getSimpleName().equals("Transactional"))
        || type.getMethods().stream()
            .filter(method -> code.element().equals(method.getDescription()))
            .anyMatch(DatabaseCalls::isAnnotated)
        || parts(code, all).flatMap(Calls::in).anyMatch(call -> TRANSACTIONS.contains(call.name()));
  }

  private static boolean isAnnotated(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(each -> each.getRawType().getSimpleName().equals("Transactional"));
  }

  private static String named(Call call) {
    return call.owner().substring(call.owner().lastIndexOf('/') + 1) + "." + call.name();
  }
}
