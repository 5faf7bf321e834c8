package dev.seedbed.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Finds uses of another module's {@code .internal} packages. */
final class InternalPackages extends ArchCondition<JavaClass> {
  private final String root;

  /** For modules whose packages stand directly below this one. */
  InternalPackages(String root) {
    super("use internal packages of other modules");
    this.root = root + ".";
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
      String used = dependency.getTargetClass().getPackageName();
      boolean internal = used.startsWith(root) && List.of(used.split("\\.")).contains("internal");
      if (internal && !module(used).equals(module(user.getPackageName()))) {
        events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription()));
      }
    }
  }

  private String module(String name) {
    return name.startsWith(root) ? name.substring(root.length()).replaceFirst("\\..*", "") : "";
  }
}
