package dev.seedbed.assertions.rule.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Waived;
import dev.seedbed.catalog.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SARIF 2.1.0. */
final class SarifFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private final RunReport report;
  private final Map<String, Integer> ruleIndexes = new HashMap<>();
  private final Fingerprints fingerprints = new Fingerprints();

  private SarifFormat(RunReport report) {
    this.report = report;
  }

  static String of(RunReport report) {
    return JsonText.of(new SarifFormat(report).log());
  }

  private ObjectNode log() {
    ObjectNode log = JsonText.mapping();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Seedbed");
    ArrayNode rules = driver.putArray("rules");
    report.results().forEach(each -> rule(each.rule(), rules));
    run.putObject("automationDetails").put("id", "seedbed/" + report.pack() + "/");
    run.put("columnKind", "utf16CodeUnits");
    invocation(run.putArray("invocations").addObject());
    ArrayNode results = run.putArray("results");
    report.findings().forEach(each -> results.add(result(each)));
    report.waived().forEach(each -> results.add(suppressed(each)));
    return log;
  }

  private void rule(RuleInfo info, ArrayNode rules) {
    ruleIndexes.put(info.id(), rules.size());
    ObjectNode rule = rules.addObject();
    rule.put("id", info.id());
    rule.put("name", info.slug());
    rule.putObject("shortDescription").put("text", info.title() + ".");
    rule.putObject("defaultConfiguration").put("level", level(info.severity()));
  }

  private void invocation(ObjectNode invocation) {
    invocation.put("executionSuccessful", report.problems().isEmpty());
    ArrayNode notes = invocation.putArray("toolExecutionNotifications");
    report.problems().forEach(each -> notification(notes, "error", each.toString()));
    for (RuleResult result : report.notRun()) {
      notification(notes, "warning", "Not run for want of " + result.missing())
          .putObject("associatedRule")
          .put("id", result.rule().id());
    }
  }

  private static ObjectNode notification(ArrayNode notes, String level, String text) {
    ObjectNode note = notes.addObject();
    note.put("level", level);
    note.putObject("message").put("text", text);
    return note;
  }

  private ObjectNode result(Finding finding) {
    ObjectNode result = JsonText.mapping();
    result.put("ruleId", finding.rule().id());
    Integer index = ruleIndexes.get(finding.rule().id());
    if (index != null) {
      result.put("ruleIndex", index);
    }
    result.put("level", level(finding.rule().severity()));
    result.putObject("message").put("text", JsonText.sentence(finding));
    ObjectNode location = result.putArray("locations").addObject();
    physical(finding.origin(), location);
    ObjectNode logical = location.putArray("logicalLocations").addObject();
    logical.put("fullyQualifiedName", finding.objectName());
    logical.put("kind", finding.object().kind().name().toLowerCase(Locale.ROOT));
    result.putObject("partialFingerprints").put("seedbed/v1", fingerprints.unique(finding));
    result.putObject("properties").put("fix", finding.fix().toSql());
    return result;
  }

  private ObjectNode suppressed(Waived waived) {
    ObjectNode result = result(waived.finding());
    ObjectNode suppression = result.putArray("suppressions").addObject();
    suppression.put("kind", waived.by() == Waived.By.IGNORE ? "inSource" : "external");
    suppression.put("justification", waived.reason());
    return result;
  }

  private static void physical(@Nullable Origin origin, ObjectNode node) {
    if (origin == null) {
      return;
    }
    ObjectNode physical = node.putObject("physicalLocation");
    ObjectNode artifact = physical.putObject("artifactLocation");
    artifact.put("uri", uri(origin.file()));
    if (!origin.file().startsWith("/")) {
      artifact.put("uriBaseId", "%SRCROOT%");
    }
    physical.putObject("region").put("startLine", origin.line());
  }

  private static String uri(String file) {
    try {
      boolean absolute = file.startsWith("/");
      String path =
          new URI(absolute ? "file" : null, null, absolute ? file : "/" + file, null)
              .toASCIIString();
      return absolute ? path.replaceFirst("^file:/(?!/)", "file:///") : path.substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Any path can be a URI's: " + file, e);
    }
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.toString();
  }
}
