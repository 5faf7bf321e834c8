package dev.seedbed.cli.report.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Waived;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.cli.report.schema.PartView;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.cli.report.schema.TableView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of rules came to.
 *
 * @param pack the name of the pack
 * @param traced whether it is known which migrations made what
 * @param rules in the order of their ids
 * @param findings the worst first, then by rule and object; what does not count comes last
 * @param problems why the run says too little, whatever was found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingsView(
    String pack,
    boolean traced,
    List<RuleView> rules,
    List<FindingView> findings,
    List<String> problems) {
  public FindingsView {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /** What a run says about a schema; asks for the lines that its findings come from. */
  public static FindingsView of(RunReport run, SchemaView schema, Sources sources) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<RuleView> rules = new ArrayList<>();
    for (RuleResult result : run.results()) {
      numbers.put(result.rule().id(), rules.size());
      rules.add(rule(result));
    }
    Map<String, Integer> tables = tables(schema);
    List<FindingView> findings = new ArrayList<>();
    run.findings().stream()
        .sorted(
            Comparator.comparing((Finding each) -> each.rule().severity())
                .reversed()
                .thenComparing(each -> each.rule().id())
                .thenComparing(Finding::fingerprint))
        .forEach(each -> findings.add(finding(each, null, numbers, tables, sources)));
    run.waived().stream()
        .sorted(Comparator.comparing(each -> each.finding().fingerprint()))
        .forEach(each -> findings.add(finding(each.finding(), each, numbers, tables, sources)));
    return new FindingsView(
        run.pack(),
        run.traced(),
        rules,
        findings,
        run.problems().stream().map(ErrorMessage::toString).toList());
  }

  /** The numbers of tables by their names, and by those of their indexes. */
  private static Map<String, Integer> tables(SchemaView schema) {
    Map<String, Integer> tables = new HashMap<>();
    for (int number = 0; number < schema.tables().size(); number++) {
      TableView table = schema.tables().get(number);
      tables.put(table.name(), number);
      for (PartView part : table.parts()) {
        if (part.kind().equals("index")) {
          tables.put(new QualifiedName(table.schema(), part.name()).toString(), number);
        }
      }
    }
    return tables;
  }

  private static RuleView rule(RuleResult result) {
    RuleInfo rule = result.rule();
    return new RuleView(
        rule.id(),
        rule.slug(),
        rule.severity().toString(),
        rule.title(),
        result.examined().toString(),
        result.findings().size(),
        result.missing());
  }

  private static FindingView finding(
      Finding finding,
      @Nullable Waived waived,
      Map<String, Integer> rules,
      Map<String, Integer> tables,
      Sources sources) {
    Origin origin = finding.origin();
    if (origin != null) {
      sources.want(origin.file(), origin.line());
    }
    ObjectAddress object = finding.object();
    ObjectAddress relation = object.relation().orElse(object);
    String name = relation.toString().substring(relation.toString().indexOf(' ') + 1);
    return new FindingView(
        rules.getOrDefault(finding.rule().id(), 0),
        object.toString(),
        relation.kind() == ObjectAddress.Kind.RELATION ? tables.get(name) : null,
        object.kind() == ObjectAddress.Kind.COLUMN ? object.names().get(2) : null,
        finding.problem(),
        finding.expected(),
        finding.actual(),
        origin == null ? null : origin.file(),
        origin == null ? 0 : origin.line(),
        finding.fix().notes(),
        finding.fix().statements(),
        finding.fingerprint(),
        waived == null ? null : waived.by().toString(),
        waived == null ? null : waived.reason());
  }
}
