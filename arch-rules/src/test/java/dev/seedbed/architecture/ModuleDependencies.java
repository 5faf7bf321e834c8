package dev.seedbed.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module that has Java code, and what of Seedbed it may use besides itself.
 *
 * @param folder where it stands in the repository
 * @param packages its packages below {@code dev.seedbed}
 * @param allowed the packages of other modules, below {@code dev.seedbed} too
 */
record ModuleDependencies(String folder, String packages, List<String> allowed) {

  /** All modules but samples and benchmarks, which may use all: dependencies point up this list. */
  static final List<ModuleDependencies> ALL =
      List.of(
          of("catalog", "catalog.."),
          of("database", "database..", "catalog.."),
          of("fixtures", "fixtures..", "catalog.."),
          // Of the database only where an object comes from, and how SQL is read: rules must run on
          // any catalog.
          of("assertions", "assertions..", "catalog..", "database.migration..", "database.sql.."),
          of("junit-extension", "junit..", "catalog..", "database..", "fixtures..", "assertions.."),
          of("cli", "cli..", "catalog..", "database..", "fixtures..", "assertions.."),
          // How SQL is read, as for assertions: it stands in string constants here.
          of(
              "arch-rules",
              "archrules..",
              "catalog..",
              "database.migration..",
              "database.sql..",
              "assertions.."));

  private static ModuleDependencies of(String folder, String packages, String... allowed) {
    return new ModuleDependencies(folder, packages, List.of(allowed));
  }

  /** The rule that holds this module to it, for modules whose packages stand below a root. */
  ArchRule below(String root) {
    String[] usable =
        Stream.concat(Stream.of(packages), allowed.stream())
            .map(name -> root + "." + name)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(root + "." + packages)
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(usable)))
        .allowEmptyShould(false);
  }
}
