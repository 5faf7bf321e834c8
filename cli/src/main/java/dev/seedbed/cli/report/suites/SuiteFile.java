package dev.seedbed.cli.report.suites;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML report: a {@code testsuite}, or several within {@code testsuites}, with its {@code
 * testcase}s. Tests are counted one by one; what the attributes of a suite say is not believed.
 */
final class SuiteFile {
  private static final int SLOWEST = 3;

  private final List<SuiteView.SlowTest> tests = new ArrayList<>();
  private @Nullable String name;
  private int failures;
  private int skipped;
  private double seconds;

  private SuiteFile() {}

  /** The suite in a file; empty if the file has none. */
  static Optional<SuiteView> read(Path file, String module) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A report has no need of entities, which could name any file.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    SuiteFile suite = new SuiteFile();
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          suite.take(reader);
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(file + " is no report", e);
    }
    return suite.view(module);
  }

  private void take(XMLStreamReader reader) {
    switch (reader.getLocalName()) {
      case "testsuite" -> {
        if (name == null) {
          name = attribute(reader, "name");
        }
      }
      case "testcase" -> {
        double time = number(attribute(reader, "time"));
        seconds += time;
        tests.add(new SuiteView.SlowTest(attribute(reader, "name"), time));
      }
      case "failure", "error" -> failures++;
      case "skipped" -> skipped++;
      default -> {}
    }
  }

  private Optional<SuiteView> view(String module) {
    if (name == null || tests.isEmpty()) {
      return Optional.empty();
    }
    List<SuiteView.SlowTest> slowest =
        tests.stream()
            .sorted(
                Comparator.comparing(SuiteView.SlowTest::seconds)
                    .reversed()
                    .thenComparing(SuiteView.SlowTest::name))
            .limit(SLOWEST)
            .toList();
    return Optional.of(
        new SuiteView(name, module, tests.size(), failures, skipped, seconds, slowest));
  }

  private static String attribute(XMLStreamReader reader, String attribute) {
    String value = reader.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  /** Seconds, with commas between thousands as some versions of Surefire write them. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace(",", ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
