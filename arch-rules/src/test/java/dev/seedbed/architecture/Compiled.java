package dev.seedbed.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The classes that the rules are applied to. */
final class Compiled {
  /** The package below which the modules' packages stand. */
  static final String ROOT = "dev.seedbed";

  /** The main classes of all modules. */
  static final JavaClasses SEEDBED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** A package with modules of its own, all of them bad. */
  static final String BROKEN_ROOT = "dev.seedbed.architecture.broken";

  /** Classes each of which breaks one rule. */
  static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BROKEN_ROOT);

  private Compiled() {}

  /** What a rule finds in the broken classes, without the name of their package. */
  static List<String> broken(ArchRule rule) {
    return rule.evaluate(BROKEN).getFailureReport().getDetails().stream()
        .map(line -> line.replace(BROKEN_ROOT + ".", ""))
        .toList();
  }
}
