package dev.seedbed.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModuleDependenciesTest {
  static final List<ModuleDependencies> MODULES = ModuleDependencies.ALL;

  @ParameterizedTest
  @FieldSource("MODULES")
  void depends_on_modules_below_only(ModuleDependencies module) {
    module.below(Compiled.ROOT).check(Compiled.SEEDBED);
  }

  @Test
  void finds_dependencies_on_modules_above() {
    List<String> found =
        MODULES.stream()
            .map(module -> module.below(Compiled.BROKEN_ROOT).allowEmptyShould(true))
            .flatMap(rule -> Compiled.broken(rule).stream())
            .toList();
    assertThat(found)
        .containsExactly(
            "Method <catalog.UsesDatabase.of(database.Server)> calls method"
                + " <database.Server.url()> in (UsesDatabase.java:8)",
            "Method <catalog.UsesDatabase.of(database.Server)> has parameter of type"
                + " <database.Server> in (UsesDatabase.java:0)");
  }

  @Test
  void knows_all_modules_that_have_java_code() throws IOException {
    SourceTree tree = SourceTree.current();
    assertThat(tree.mainJavaFiles())
        .extracting(file -> tree.root().relativize(file).getName(0).toString())
        .filteredOn(folder -> !Set.of("samples", "benchmarks").contains(folder))
        .hasSameElementsAs(MODULES.stream().map(ModuleDependencies::folder).toList());
  }

  @Test
  void keeps_internal_packages_to_their_modules() {
    noClasses().should(new InternalPackages(Compiled.ROOT)).check(Compiled.SEEDBED);
  }

  @Test
  void finds_a_use_of_another_modules_internal_package() {
    assertThat(Compiled.broken(noClasses().should(new InternalPackages(Compiled.BROKEN_ROOT))))
        .containsExactly(
            "Method <junit.Peeks.tell(fixtures.internal.Secret)> calls method"
                + " <fixtures.internal.Secret.text()> in (Peeks.java:8)",
            "Method <junit.Peeks.tell(fixtures.internal.Secret)> has parameter of type"
                + " <fixtures.internal.Secret> in (Peeks.java:0)");
  }
}
