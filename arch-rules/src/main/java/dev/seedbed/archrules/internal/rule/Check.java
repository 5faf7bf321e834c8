package dev.seedbed.archrules.internal.rule;

import com.tngtech.archunit.core.domain.JavaClasses;

/** What a rule does. Implementations keep nothing, so that threads may share them. */
@FunctionalInterface
public interface Check {

  /** Looks at the classes. */
  Examined of(JavaClasses classes);
}
