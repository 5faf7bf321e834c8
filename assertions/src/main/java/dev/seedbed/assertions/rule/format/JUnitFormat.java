package dev.seedbed.assertions.rule.format;

import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.internal.FindingText;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.ErrorMessage;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A test suite for the pack, a test case for each rule. */
final class JUnitFormat {
  private final RunReport report;
  private final XMLStreamWriter xml;

  private JUnitFormat(RunReport report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  static String of(RunReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitFormat(report, xml).suite();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text can always be written", e);
    }
    return text.toString();
  }

  private void suite() throws XMLStreamException {
    long failures = report.results().stream().filter(each -> !each.findings().isEmpty()).count();
    int skipped = report.notApplicable().size() + report.notRun().size();
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuite");
    attribute("name", "seedbed " + report.pack());
    attribute("tests", String.valueOf(report.results().size() + report.problems().size()));
    attribute("failures", String.valueOf(failures));
    attribute("errors", String.valueOf(report.problems().size()));
    attribute("skipped", String.valueOf(skipped));
    attribute("time", "0");
    for (ErrorMessage problem : report.problems()) {
      start("the pack was examined");
      outcome("error", problem.what(), problem.toString());
      xml.writeEndElement();
    }
    for (RuleResult result : report.results()) {
      rule(result);
    }
    line();
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void rule(RuleResult result) throws XMLStreamException {
    start(result.rule().toString());
    if (!result.ran()) {
      outcome("skipped", "not run for want of " + result.missing(), "");
    } else if (result.examinedNothing()) {
      outcome("skipped", "not applicable: " + result.examined(), "");
    } else if (!result.findings().isEmpty()) {
      outcome("failure", FindingText.counted(result.findings()), report.text(result));
    }
    xml.writeEndElement();
  }

  private void start(String name) throws XMLStreamException {
    line();
    xml.writeStartElement("testcase");
    attribute("classname", "seedbed." + report.pack());
    attribute("name", name);
    attribute("time", "0");
  }

  private void outcome(String element, String message, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** XML 1.0 cannot say control characters, in no way at all. */
  private static String allowed(String text) {
    return text.codePoints()
        .map(c -> isAllowed(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
