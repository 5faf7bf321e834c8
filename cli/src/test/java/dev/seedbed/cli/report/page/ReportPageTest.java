package dev.seedbed.cli.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.cli.report.LargeSchema;
import dev.seedbed.cli.report.Models;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String EVIL =
      "</script><script>alert(1)</script><!-- {{program}} <img src=x onerror=alert(2)> \u2028";

  private static String page(String words) {
    QualifiedName table = new QualifiedName(words, words);
    Catalog catalog =
        Catalog.of(words, 170000, List.of(LargeSchema.table(table, 3, List.of(table))));
    return ReportPage.html(Models.of(catalog, List.of(table), words));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  @Test
  void what_names_and_texts_say_is_never_markup() {
    String evil = page(EVIL);
    assertThat(evil).doesNotContain("<script>alert").doesNotContain("<img");
    assertThat(evil.split("<script", -1)).hasSameSizeAs(page("plain").split("<script", -1));
    assertThat(evil.split("</script>", -1)).hasSameSizeAs(page("plain").split("</script>", -1));
  }

  @Test
  void names_are_the_same_after_they_were_escaped() throws IOException {
    String data = between(page(EVIL), "id=\"data\">", "</script>");
    assertThat(data).doesNotContain("<", ">", "&");
    assertThat(JsonMapper.builder().build().readTree(data).at("/schema/tables/0/label").asText())
        .isEqualTo(EVIL);
  }

  @Test
  void nothing_is_loaded_from_anywhere() {
    String page = page("plain");
    String markup = page.replace(between(page, "id=\"data\">", "</script>"), "");
    assertThat(markup.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "src=", "//cdn");
    assertThat(markup).doesNotContain("@import", "url(", "<link rel=\"stylesheet\"");
    assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("script-src 'sha256-")
        .doesNotContain("unsafe", "*");
  }

  @Test
  void the_program_writes_text_only() {
    String page = page("plain");
    String program = page.substring(page.lastIndexOf("<script>"));
    assertThat(program)
        .doesNotContain(
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
  }

  @Test
  void the_same_model_gives_the_same_page() {
    assertThat(page("same")).isEqualTo(page("same"));
  }
}
