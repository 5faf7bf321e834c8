package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

  /** The same without rules on migrations, which judge no schema. */
  public RulePack onSchemas() {
    return new RulePack(name, rules.stream().filter(each -> !each.isOnMigrations()).toList());
  }

  /** The same with the rules on migrations only. */
  public RulePack onMigrations() {
    return new RulePack(name, rules.stream().filter(PackedRule::isOnMigrations).toList());
  }

  /**
   * The same with these rules only, also with those that it leaves out.
   *
   * @param names ids or slugs
   * @throws dev.seedbed.catalog.SeedbedException if there is none of that name
   */
  public RulePack only(Collection<String> names) {
    List<PackedRule> known = new ArrayList<>(rules);
    Rules.all().stream()
        .map(PackedRule::of)
        .filter(each -> rules.stream().noneMatch(own -> own.isCalled(each.info().id())))
        .forEach(known::add);
    return new RulePack(name, names.stream().map(each -> called(each, known)).distinct().toList());
  }

  private static PackedRule called(String wanted, List<PackedRule> known) {
    return known.stream()
        .filter(each -> each.isCalled(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Rules.unknown(
                    wanted,
                    known.stream()
                        .flatMap(each -> Stream.of(each.info().id(), each.info().slug()))
                        .toList()));
  }

  /** A pack of these rules as they are. */
  public static RulePack of(List<? extends Rule> rules) {
    return new RulePack("given rules", rules.stream().map(PackedRule::of).toList());
  }
}
