package dev.seedbed.assertions.rule.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.run.BaselineUse;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Waived;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportFormatTest {
  private static final RuleInfo KEYS =
      new RuleInfo("KEY001", "primary-key", Severity.ERROR, "Tables have a primary key");
  private static final RuleInfo COUNTS =
      new RuleInfo("KEY008", "derived-totals", Severity.INFO, "Totals are not stored");
  private static final RuleInfo TRIALS =
      new RuleInfo("TEN010", "tenants-apart", Severity.ERROR, "Tenants cannot see each other");
  private static final RuleInfo VECTORS =
      new RuleInfo("VEC001", "dimension", Severity.WARNING, "Vectors say their dimension");

  /** A name with all that formats have to escape. */
  private static final String NASTY = "a\"b<c>&\n::error::%, \u0007é\ud83d\ude00";

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void sarif_is_as_the_standard_says() throws Exception {
    String sarif = ReportFormat.SARIF.render(report());
    assertValid("/schema/sarif-schema-2.1.0.json", sarif);
    JsonNode run = json.readTree(sarif).at("/runs/0");
    assertThat(run.at("/tool/driver/rules")).hasSize(4);
    assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isFalse();
    assertThat(run.at("/invocations/0/toolExecutionNotifications/1/message/text").asText())
        .isEqualTo("Not run for want of a connection");
    JsonNode first = run.at("/results/0");
    assertThat(first.at("/ruleId").asText()).isEqualTo("KEY001");
    assertThat(run.at("/tool/driver/rules").get(first.at("/ruleIndex").asInt()).at("/id").asText())
        .isEqualTo("KEY001");
    assertThat(first.at("/level").asText()).isEqualTo("error");
    assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("db/V1__%C3%A4%20b%25.sql");
    assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uriBaseId").asText())
        .isEqualTo("%SRCROOT%");
    assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(14);
    assertThat(first.at("/partialFingerprints/seedbed~1v1").asText()).matches("[0-9a-f]{64}");
    assertThat(first.has("suppressions")).isFalse();
    assertThat(run.at("/results/1/locations/0").has("physicalLocation")).isFalse();
    assertThat(run.at("/results/2/level").asText()).isEqualTo("note");
    assertThat(run.at("/results/3/suppressions/0/kind").asText()).isEqualTo("inSource");
    assertThat(run.at("/results/3/suppressions/0/justification").asText()).isEqualTo("small");
    assertThat(run.at("/results/4/suppressions/0/kind").asText()).isEqualTo("external");
  }

  @Test
  void sarif_has_absolute_files_as_they_are() throws Exception {
    Finding finding = finding("a", new Origin("/work space/V1.sql", 1));
    String sarif = ReportFormat.SARIF.render(report(List.of(result(KEYS, finding))));
    assertValid("/schema/sarif-schema-2.1.0.json", sarif);
    JsonNode artifact =
        json.readTree(sarif).at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation");
    assertThat(artifact.at("/uri").asText()).isEqualTo("file:///work%20space/V1.sql");
    assertThat(artifact.has("uriBaseId")).isFalse();
  }

  @Test
  void json_is_as_its_schema_says() throws Exception {
    String text = ReportFormat.JSON.render(report());
    assertValid("/dev/seedbed/assertions/report-1.schema.json", text);
    JsonNode root = json.readTree(text);
    assertThat(root.at("/findings/1/object").asText())
        .isEqualTo(finding(NASTY, null).object().toString());
    assertThat(root.at("/rules"))
        .map(rule -> rule.at("/outcome").asText())
        .containsExactly("findings", "findings", "not-run", "not-applicable");
    assertThat(root.at("/accepted/0/by").asText()).isEqualTo("ignore");
    assertThat(root.at("/baseline/fixed/0").asText()).isEqualTo("KEY001 relation app.gone");
  }

  @Test
  void gitlab_has_an_issue_with_a_fingerprint_of_its_own_for_each_finding() throws Exception {
    Finding finding = finding("a", new Origin("db/V1.sql", 3));
    String text =
        ReportFormat.GITLAB.render(
            report(List.of(result(KEYS, finding, finding, finding(NASTY, null)))));
    assertValid("/schema/gitlab-code-quality.schema.json", text);
    assertValid("/schema/gitlab-code-quality.schema.json", ReportFormat.GITLAB.render(report()));
    JsonNode issues = json.readTree(text);
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode issue : issues) {
      assertThat(issue.at("/description").isTextual()).isTrue();
      assertThat(issue.at("/check_name").asText()).isEqualTo("KEY001 primary-key");
      assertThat(issue.at("/severity").asText()).isEqualTo("critical");
      assertThat(issue.at("/location/path").isTextual()).isTrue();
      assertThat(issue.at("/location/lines/begin").isInt()).isTrue();
      assertThat(fingerprints.add(issue.at("/fingerprint").asText())).isTrue();
    }
    assertThat(issues).hasSize(3);
    assertThat(issues.at("/0/location/path").asText()).isEqualTo("db/V1.sql");
    assertThat(issues.at("/0/location/lines/begin").asInt()).isEqualTo(3);
    assertThat(ReportFormat.GITLAB.render(report(List.of(result(KEYS))))).isEqualTo("[ ]\n");
  }

  @Test
  void github_has_a_line_for_each_finding() {
    String text = ReportFormat.GITHUB.render(report());
    assertThat(text.lines())
        .containsExactly(
            "::error title=Seedbed::Nothing there%0A  expected: something",
            "::error file=db/V1__ä b%25.sql,line=14,title=KEY001 primary-key::app.a: there is no"
                + " key (expected 100%25 a key, is none)%0ATo fix:%0AALTER TABLE a%0A  ADD PRIMARY"
                + " KEY (id);",
            "::error title=KEY001 primary-key::app.\"a\"\"b<c>&%0A::error::%25,"
                + " \u0007é\ud83d\ude00\": there is no key (expected 100%25 a key, is none)%0ATo"
                + " fix:%0AALTER TABLE a%0A  ADD PRIMARY KEY (id);",
            "::notice title=KEY008 derived-totals::app.t: there is no key (expected 100%25 a key,"
                + " is none)%0ATo fix:%0AALTER TABLE a%0A  ADD PRIMARY KEY (id);");
    Finding finding = finding("a", new Origin("a:b,c.sql", 1));
    assertThat(ReportFormat.GITHUB.render(report(List.of(result(KEYS, finding)))))
        .startsWith("::error file=a%3Ab%2Cc.sql,line=1,");
    assertThat(ReportFormat.GITHUB.render(report(List.of(result(KEYS))))).isEmpty();
  }

  @Test
  void junit_has_a_test_case_for_each_rule() throws Exception {
    String text = ReportFormat.JUNIT.render(report());
    assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportFormatTest.class.getResource("/schema/junit-report.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(text)));
    Element suite = xml(text).getDocumentElement();
    assertThat(suite.getAttribute("name")).isEqualTo("seedbed team");
    assertThat(suite.getAttribute("tests")).isEqualTo("5");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("2");
    NodeList cases = suite.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(5);
    Element keys = (Element) cases.item(1);
    assertThat(keys.getAttribute("name")).isEqualTo("KEY001 primary-key");
    Element failure = (Element) keys.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("2 findings (2 errors)");
    assertThat(failure.getTextContent())
        .startsWith("[KEY001 primary-key] error  app.a\n  there is no key\n")
        .contains("app.\"a\"\"b<c>&\n::error::%, \ufffdé\ud83d\ude00\"\n");
    Element trials = (Element) cases.item(3);
    assertThat(((Element) trials.getFirstChild()).getAttribute("message"))
        .isEqualTo("not run for want of a connection");
  }

  @Test
  void text_is_for_people() {
    assertThat(ReportFormat.TEXT.render(report())).isEqualTo(report() + "\n");
  }

  @Test
  void ten_thousand_findings_are_fine() throws Exception {
    Finding[] many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> finding("t" + i, new Origin("db/V1.sql", i + 1)))
            .toArray(Finding[]::new);
    RunReport report = report(List.of(result(KEYS, many)));
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(format.render(report)).as(format.name()).contains("t9999");
    }
    assertValid("/schema/sarif-schema-2.1.0.json", ReportFormat.SARIF.render(report));
  }

  private static void assertValid(String resource, String text) throws Exception {
    try (InputStream stream =
        Objects.requireNonNull(ReportFormatTest.class.getResourceAsStream(resource))) {
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(stream);
      assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    }
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static RunReport report() {
    return new RunReport(
        "team",
        "shop",
        true,
        List.of(
            result(KEYS, finding("a", new Origin("db/V1__ä b%.sql", 14)), finding(NASTY, null)),
            result(COUNTS, finding(COUNTS, "t", null)),
            RuleResult.notRun(TRIALS, new Count(0, "trial", "trials"), "a connection"),
            new RuleResult(VECTORS, new Count(0, "vector", "vectors"), List.of(), List.of())),
        List.of(
            new Waived(finding("b", new Origin("db/V2.sql", 1)), Waived.By.IGNORE, "small"),
            new Waived(finding("c", null), Waived.By.BASELINE, "old")),
        List.of(ErrorMessage.of("Nothing there").expected("something")),
        new BaselineUse(
            2,
            List.of(
                new AcceptedFinding(
                    "KEY001 relation app.gone", "old", "ann", LocalDate.of(2026, 1, 1)))));
  }

  private static RunReport report(List<RuleResult> results) {
    return new RunReport("team", "shop", true, results, List.of(), List.of(), null);
  }

  private static RuleResult result(RuleInfo rule, Finding... findings) {
    return new RuleResult(
        rule,
        new Count(3, "table", "tables"),
        List.of(new Count(1, "partition", "partitions")),
        List.of(findings));
  }

  private static Finding finding(String table, @Nullable Origin origin) {
    return finding(KEYS, table, origin);
  }

  private static Finding finding(RuleInfo rule, String table, @Nullable Origin origin) {
    return new Finding(
        rule,
        ObjectAddress.relation(new QualifiedName("app", table)),
        "there is no key",
        "100% a key",
        "none",
        origin,
        Fix.of("ALTER TABLE a\n  ADD PRIMARY KEY (id)"));
  }
}
