package dev.seedbed.archrules.internal.rule;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.catalog.ErrorMessage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule on code that has the same id, slug and severity as one on schemas, and is an {@link
 * ArchRule}.
 *
 * @param info what it is called and demands
 * @param scope the classes that it is meant for
 * @param why it is demanded, and how to mend what breaks it
 * @param wanted what it looks for, none of it
 * @param check how it looks
 * @param description what ArchUnit calls it, null for what {@code info} and {@code why} say
 * @param emptyAllowed whether it holds if there is nothing for it to look at
 */
public record CodeRule(
    RuleInfo info,
    Scope scope,
    String why,
    Count wanted,
    Check check,
    @Nullable String description,
    boolean emptyAllowed)
    implements ArchRule {
  private static final Comparator<Breach> ORDER =
      Comparator.comparing((Breach breach) -> breach.place().path())
          .thenComparing(breach -> breach.place().line())
          .thenComparing(Breach::text);

  private static final int PACKAGES_SHOWN = 3;

  /** A rule with the description that follows from the rest, which wants to look at something. */
  public static CodeRule of(RuleInfo info, Scope scope, String why, Count wanted, Check check) {
    return new CodeRule(info, scope, why, wanted, check, null, false);
  }

  /** What it looks at in the classes and finds, by file and line; never fails for want of any. */
  public Examined examine(JavaClasses classes) {
    Examined examined = check.of(classes);
    return new Examined(
        examined.number(), examined.breaches().stream().sorted(ORDER).distinct().toList());
  }

  @Override
  public void check(JavaClasses classes) {
    Assertions.check(this, classes);
  }

  @Override
  public EvaluationResult evaluate(JavaClasses classes) {
    Examined examined = examine(classes);
    if (examined.number() == 0 && !emptyAllowed) {
      throw new AssertionError(nothing(classes).toString());
    }
    ConditionEvents events = ConditionEvents.Factory.create();
    for (Breach breach : examined.breaches()) {
      events.add(SimpleConditionEvent.violated(breach, breach.text()));
    }
    return new EvaluationResult(this, events, Priority.MEDIUM);
  }

  @Override
  public String getDescription() {
    return description != null ? description : info + ": " + info.title() + ", because " + why;
  }

  @Override
  public CodeRule as(String newDescription) {
    return new CodeRule(info, scope, why, wanted, check, newDescription, emptyAllowed);
  }

  @Override
  public CodeRule because(String reason) {
    return as(getDescription() + ", because " + reason);
  }

  @Override
  public CodeRule allowEmptyShould(boolean allowed) {
    return new CodeRule(info, scope, why, wanted, check, description, allowed);
  }

  /** What is the matter when the classes have nothing for the rule to look at. */
  private ErrorMessage nothing(JavaClasses classes) {
    return ErrorMessage.of("[" + info + "] examined nothing")
        .expected("at least 1 " + wanted.one())
        .actual("0 in " + where(classes))
        .why("the rule would hold of any code then, and of the wrong package too")
        .toFix("import the packages that have them, and compile them before")
        .toFix("leave the rule out, or say allowEmptyShould(true), if there are none");
  }

  /** How many classes there are, and in which packages. */
  public static String where(JavaClasses classes) {
    List<String> packages =
        classes.stream().map(JavaClass::getPackageName).distinct().sorted().toList();
    String count = new Count(classes.size(), "class", "classes").toString();
    return packages.isEmpty()
        ? count
        : count
            + " of "
            + packages.stream().limit(PACKAGES_SHOWN).collect(Collectors.joining(", "))
            + (packages.size() > PACKAGES_SHOWN
                ? " and " + (packages.size() - PACKAGES_SHOWN) + " more"
                : "");
  }

  /** The description, which is what people call a rule by. */
  @Override
  public String toString() {
    return getDescription();
  }
}
