package dev.seedbed.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.cli.report.page.ReportPage;
import dev.seedbed.fixtures.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser; pictures of it are in {@code target/report}. */
@Tag("chromium")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserIT {
  private static final Path PICTURES = Path.of("target/report");

  /** Each piece of text with too little contrast to what is behind it, WCAG 2.2, 1.4.3. */
  private static final String PALE =
      """
      (() => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const rgba = (color) => {
          canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
          .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = (node) => {
          for (let at = node; at; at = at.parentElement) {
            const color = rgba(getComputedStyle(at).backgroundColor);
            if (color[3] > 250) return color;
          }
          return [255, 255, 255];
        };
        const pale = new Set();
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const node = texts.currentNode.parentElement;
          if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.closest('svg, script, style, noscript')) continue;
          const [one, other] = [light(rgba(getComputedStyle(node).color)), light(behind(node))];
          const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          if (contrast < 4.5) pale.add(`${node.className || node.tagName} ${contrast.toFixed(2)}`);
        }
        return [...pale].join('; ');
      })()""";

  /** What sticks out of the window, other than within something that scrolls by itself. */
  private static final String TOO_WIDE =
      """
      [...document.querySelectorAll('main *')]
        .filter((node) => node.getBoundingClientRect().right > 361 && node.checkVisibility())
        .filter((node) => {
          for (let at = node.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible') return false;
          }
          return true;
        }).map((node) => `${node.tagName}.${node.className} ${node.innerText.slice(0, 40)}`).slice(0, 6).join('; ')""";

  private final Path folder;
  private final Chromium browser;
  private final Path manifest;

  ReportInBrowserIT(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
    this.folder = folder;
    Files.createDirectories(PICTURES);
    this.manifest = write(PICTURES.resolve("manifest.html"), ManifestReport.read(4_000));
    this.browser = Chromium.start(folder);
  }

  @AfterAll
  void close_the_browser() {
    browser.close();
  }

  private static Path write(Path file, ReportModel model) throws IOException {
    return Files.writeString(file.toAbsolutePath(), ReportPage.html(model));
  }

  @BeforeEach
  void open_the_manifest() {
    browser.prefer("light");
    browser.open(manifest, 1440, 900);
  }

  @AfterEach
  void nothing_was_complained_about_or_asked_for() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    assertThat(browser.requests().stream().filter(address -> address.startsWith("file:")))
        .hasSizeLessThanOrEqualTo(2);
  }

  private String focused() {
    return browser.text("document.activeElement.title || document.activeElement.id");
  }

  private int number(String selector) {
    return browser.evaluate("document.querySelectorAll('" + selector + "').length").asInt();
  }

  @Test
  void every_part_has_something_to_show() throws IOException {
    assertThat(number(".box")).isEqualTo(21);
    assertThat(number("#canvas path.line")).isEqualTo(34);
    assertThat(number("#findings .finding")).isPositive();
    assertThat(number(".timeline > li")).isEqualTo(8);
    browser.await("document.querySelectorAll('.plot svg').length >= 6");
    assertThat(number("#seeds .empty")).isZero();
    assertThat(number("#suites .bars li")).isEqualTo(4);
    assertThat(browser.text("document.querySelector('.verdict').innerText")).contains("findings");
    browser.picture(PICTURES.resolve("desktop-light.png"));
    for (String part : List.of("schema", "findings", "migrations", "seeds", "suites")) {
      browser.evaluate("document.getElementById('" + part + "').scrollIntoView()");
      browser.picture(PICTURES.resolve(part + "-light.png"));
    }
    assertThat(browser.print()).isGreaterThan(20_000);
  }

  @Test
  void search_finds_tables_and_columns_and_leads_to_them() {
    browser.press("/");
    assertThat(focused()).isEqualTo("search");
    browser.type("routing_t");
    assertThat(browser.text("document.querySelector('#hits li').innerText"))
        .contains("manifest.agent_messages.routing_tier");
    browser.press("Enter");
    assertThat(focused()).isEqualTo("manifest.agent_messages");
    assertThat(browser.text("document.querySelector('#inspector h3').innerText"))
        .isEqualTo("manifest.agent_messages");
    browser.press("/");
    browser.evaluate("document.getElementById('search').value = ''");
    browser.type("zzz");
    assertThat(browser.text("document.getElementById('hits').innerText")).startsWith("No table");
    browser.press("Escape");
    assertThat(browser.text("document.getElementById('search').value")).isEmpty();
  }

  @Test
  void a_table_shows_what_it_leads_to_and_what_leads_to_it() throws IOException {
    browser.evaluate("document.querySelector('[title=\"manifest.llm_calls\"]').click()");
    assertThat(titles(".box.up"))
        .isEqualTo("auth.\"user\" manifest.agent_messages manifest.agents manifest.tenants");
    assertThat(number("#canvas path.line.up")).isGreaterThanOrEqualTo(5);
    browser.evaluate("document.querySelector('[title=\"manifest.agents\"]').click()");
    assertThat(number(".box.down")).isGreaterThan(5);
    assertThat(number(".box.selected")).isEqualTo(1);
    browser.evaluate("document.querySelector('#schema').scrollIntoView()");
    browser.picture(PICTURES.resolve("selected.png"));
    browser.press("Escape");
    browser.evaluate("document.querySelector('[title=\"manifest.agents\"]').focus()");
    browser.press("Escape");
    assertThat(number("#canvas .selected, #canvas .up, #canvas .down")).isZero();
  }

  private String titles(String selector) {
    return browser.text(
        "[...document.querySelectorAll('"
            + selector
            + "')].map((box) => box.title).sort().join(' ')");
  }

  @Test
  void tenant_paths_are_highlighted() throws IOException {
    browser.evaluate("document.getElementById('tenancy').click()");
    assertThat(browser.text("document.getElementById('tenancy').getAttribute('aria-pressed')"))
        .isEqualTo("true");
    assertThat(number(".tenancy .box.root")).isEqualTo(1);
    assertThat(number("#canvas.tenancy path.line.tenant")).isGreaterThan(10);
    browser.evaluate("document.querySelector('#schema').scrollIntoView()");
    browser.picture(PICTURES.resolve("tenancy.png"));
  }

  @Test
  void the_page_can_be_walked_by_keyboard_and_left_again() {
    browser.press("Tab");
    assertThat(browser.text("document.activeElement.className")).isEqualTo("skip");
    browser.evaluate("document.querySelector('.box[tabindex=\"0\"]').focus()");
    assertThat(focused()).isEqualTo("auth.session");
    browser.press("ArrowLeft");
    assertThat(focused()).isEqualTo("auth.\"user\"");
    browser.press("ArrowRight");
    assertThat(focused()).isEqualTo("auth.session");
    browser.press("ArrowDown", "Enter");
    assertThat(browser.text("document.activeElement.tagName")).isEqualTo("H3");
    browser.press("Escape");
    assertThat(browser.text("document.activeElement.className")).contains("box");
    assertThat(number(".box[tabindex=\"0\"]")).isEqualTo(1);
    browser.press("Tab");
    assertThat(browser.text("String(document.activeElement.closest('#viewport'))"))
        .isEqualTo("null");
    assertThat(
            browser.text(
                "getComputedStyle(document.querySelector('.box')).outlineStyle + getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("nonesolid");
  }

  @Test
  void every_control_has_a_name() {
    assertThat(
            browser.text(
                """
                [...document.querySelectorAll('button, input, a, summary')]
                  .filter((each) => !(each.innerText || each.getAttribute('aria-label')
                    || each.labels?.length)).map((each) => each.outerHTML).join()"""))
        .isEmpty();
  }

  @Test
  void findings_lead_to_their_objects_and_lines_and_back() {
    assertThat(number("#findings .lines .here")).isPositive();
    browser.evaluate("document.querySelector('#findings .finding h3 button.link').click()");
    assertThat(number(".box.selected")).isEqualTo(1);
    assertThat(number("#inspector .finding-note a")).isPositive();
    browser.evaluate("document.querySelector('#inspector .finding-note a').click()");
    assertThat(browser.text("document.querySelector(location.hash).className")).contains("finding");
    browser.evaluate(
        "document.querySelectorAll('.timeline summary').forEach((each) => each.click())");
    browser.await("document.querySelector('.timeline .remark a')");
    assertThat(number(".timeline .statements li")).isGreaterThan(20);
  }

  @Test
  void findings_are_filtered() {
    int all = number("#findings .finding");
    browser.evaluate("document.getElementById('finding-filter').focus()");
    browser.type("session");
    int some = number("#findings .finding");
    assertThat(some).isBetween(1, all - 1);
    browser.evaluate("document.querySelector('#finding-kinds button').click()");
    assertThat(number("#findings .finding")).isLessThanOrEqualTo(some);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_has_enough_contrast(String scheme) throws IOException {
    browser.prefer(scheme);
    browser.evaluate("document.querySelectorAll('summary').forEach((each) => each.click())");
    browser.await("document.querySelector('.timeline .statements')");
    assertThat(browser.text(PALE)).isEmpty();
    browser.evaluate("document.querySelector('[title=\"manifest.agents\"]').click()");
    browser.evaluate("document.getElementById('canvas').classList.remove('focused')");
    assertThat(browser.text(PALE)).isEmpty();
  }

  @Test
  void dark_is_what_the_system_prefers_or_the_reader_chooses() throws IOException {
    String color = "getComputedStyle(document.body).backgroundColor";
    String light = browser.text(color);
    browser.prefer("dark");
    String dark = browser.text(color);
    assertThat(dark).isNotEqualTo(light);
    browser.picture(PICTURES.resolve("desktop-dark.png"));
    browser.evaluate("document.getElementById('theme').click()");
    assertThat(browser.text("document.getElementById('theme').innerText"))
        .isEqualTo("Theme: light");
    assertThat(browser.text(color)).isEqualTo(light);
    browser.evaluate("document.getElementById('theme').click()");
    browser.prefer("light");
    assertThat(browser.text(color)).isEqualTo(dark);
    browser.evaluate("document.getElementById('theme').click()");
  }

  @Test
  void a_phone_shows_everything_without_scrolling_sideways() throws IOException {
    browser.open(manifest, 360, 740);
    browser.evaluate("document.querySelectorAll('summary').forEach((each) => each.click())");
    browser.await("document.querySelector('.timeline .statements')");
    assertThat(browser.text(TOO_WIDE)).isEmpty();
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
    browser.open(manifest, 360, 740);
    browser.picture(PICTURES.resolve("phone.png"));
    for (String part : List.of("schema", "findings", "migrations", "seeds")) {
      browser.evaluate("document.getElementById('" + part + "').scrollIntoView()");
      browser.picture(PICTURES.resolve(part + "-phone.png"));
    }
  }

  @Test
  void a_thousand_tables_can_be_used() throws IOException {
    List<QualifiedName> broken =
        IntStream.range(0, 10_000).mapToObj(i -> new QualifiedName("s", "t" + i)).toList();
    ReportModel model = Models.of(LargeSchema.of(1_000), broken, "is not good");
    browser.open(write(folder.resolve("large.html"), model), 1440, 900);
    assertThat(number(".box")).isEqualTo(1_000);
    assertThat(number("#findings .finding")).isEqualTo(25);
    browser.picture(PICTURES.resolve("large.png"));
    browser.press("/");
    browser.type("table_777");
    browser.press("Enter");
    assertThat(focused()).isEqualTo("schema_7.table_777");
    assertThat(number(".box.up")).isGreaterThan(3);
    browser.press("ArrowDown");
    assertThat(focused()).isNotEqualTo("schema_7.table_777");
    assertThat(number(".box .row")).isLessThan(2_000);
  }

  @Test
  void a_reference_without_a_foreign_key_is_a_dotted_line() throws IOException {
    QualifiedName users = new QualifiedName("auth", "users");
    QualifiedName keyed = new QualifiedName("auth", "sessions");
    QualifiedName said = new QualifiedName("Credits", "Balances");
    Catalog catalog =
        Catalog.of(
            "d",
            170000,
            List.of(
                LargeSchema.table(users, 1, List.of()),
                LargeSchema.table(keyed, 1, List.of(users)),
                LargeSchema.table(said, 2, List.of())));
    Mapping mapping = Mapping.BY_NAME.reference("Credits.Balances", "column_1", "auth.users");
    ReportModel model = Models.of(catalog, mapping, List.of(), "");
    browser.open(write(folder.resolve("said.html"), model), 1440, 900);

    assertThat(dashes()).isEqualTo("none; 2px, 4px");
    assertThat(browser.text("document.getElementById('schema-lead').textContent"))
        .contains("3 tables", "1 foreign key");

    browser.evaluate("document.querySelector('[title=\"auth.users\"]').click()");
    assertThat(dashes()).as("of what leads to a table").isEqualTo("6px, 4px; 2px, 4px");
    browser.evaluate("document.querySelector('[title*=\"Balances\"]').click()");
    assertThat(browser.text("document.body.innerText"))
        .contains("auth.users by column_1, without a foreign key");
    browser.picture(PICTURES.resolve("dotted.png"));
  }

  /** How each line of the diagram is broken. */
  private String dashes() {
    return browser.text(
        "[...document.querySelectorAll('#canvas path.line')]"
            + ".map((line) => getComputedStyle(line).strokeDasharray).join('; ')");
  }

  @Test
  void names_that_look_like_markup_are_names() throws IOException {
    String evil =
        "<img src=x onerror=\"document.title='owned'\"></button><script>document.title='owned'</script>";
    QualifiedName table = new QualifiedName("a.b \"c\"", evil);
    QualifiedName longName = new QualifiedName("public", "x".repeat(63));
    Catalog catalog =
        Catalog.of(
            evil,
            170000,
            List.of(
                LargeSchema.table(table, 3, List.of(longName)),
                LargeSchema.table(longName, 3, List.of(table))));
    ReportModel model = Models.of(catalog, List.of(table, longName), evil);
    browser.open(write(folder.resolve("evil.html"), model), 360, 740);
    browser.evaluate("document.querySelector('.box').click()");
    assertThat(browser.text("document.querySelector('.box .name').innerText")).isEqualTo(evil);
    assertThat(number("img")).isZero();
    assertThat(browser.text("document.title")).isEqualTo(evil + " – Seedbed report");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
  }

  @Test
  void empty_parts_say_why() throws IOException {
    ReportModel model = Models.of(Catalog.of("none", 170000, List.of()), List.of(), "");
    browser.open(write(folder.resolve("empty.html"), model), 1440, 900);
    assertThat(browser.text("document.getElementById('viewport').innerText"))
        .contains("There are no tables.", "Apply the migrations first");
    assertThat(browser.text("document.getElementById('findings').innerText"))
        .contains("Nothing breaks a rule.");
    for (String part : List.of("migrations", "seeds", "suites")) {
      assertThat(browser.text("document.getElementById('" + part + "').innerText"))
          .contains("There is nothing.", "Make something.");
    }
  }
}
