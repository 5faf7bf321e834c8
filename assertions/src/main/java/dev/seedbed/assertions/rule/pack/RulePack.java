package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The rules that a project is held to.
 *
 * <pre>{@code
 * RulePack pack = RulePack.named("mana");
 * RulePack own = RulePack.read(Path.of("schema-rules.yaml"));
 * }</pre>
 *
 * @param name what it is called; a file's path for one of the user's own
 * @param rules by their ids
 */
public record RulePack(String name, List<PackedRule> rules) {
  public RulePack {
    rules =
        rules.stream().sorted(Comparator.comparing((PackedRule each) -> each.info().id())).toList();
  }

  /** The names of Seedbed's own packs. */
  public static List<String> names() {
    return PackSource.BuiltIn.NAMES;
  }

  /**
   * One of Seedbed's own packs.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it has none of that name
   */
  public static RulePack named(String name) {
    return PackReader.read(PackSource.BuiltIn.called(name, "what was asked for"));
  }

  /**
   * The pack in a YAML file.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it cannot be read, or says something that no
   *     rule understands; with file, line and the nearest names
   */
  public static RulePack read(Path file) {
    return PackReader.read(new PackSource.File(file));
  }

  /**
   * A pack by its name, or by the path of its file.
   *
   * @param nameOrFile a path, relative to the project, if it ends in {@code .yaml} or {@code .yml}
   */
  public static RulePack of(String nameOrFile, Path project) {
    return PackSource.File.isOne(nameOrFile)
        ? read(project.resolve(nameOrFile))
        : named(nameOrFile);
  }

  /** A pack of these rules as they are. */
  public static RulePack of(List<? extends Rule> rules) {
    return new RulePack("given rules", rules.stream().map(PackedRule::of).toList());
  }
}
