package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.cli.Style;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report as text, with each finding's first line in the colour of its severity. */
final class ColouredReport {
  private static final Pattern FINDING =
      Pattern.compile("(?m)^(\\[[A-Z]{2,5}\\d{3} [^]\n]*]) (error|warning|info)(  .*)$");

  private ColouredReport() {}

  static String of(String text, BiFunction<Style, String, String> styled) {
    return FINDING.matcher(text).replaceAll(match -> Matcher.quoteReplacement(line(match, styled)));
  }

  private static String line(MatchResult match, BiFunction<Style, String, String> styled) {
    Severity severity = Severity.valueOf(match.group(2).toUpperCase(Locale.ROOT));
    Style style =
        switch (severity) {
          case ERROR -> Style.BAD;
          case WARNING -> Style.WARNING;
          case INFO -> Style.FAINT;
        };
    return match.group(1)
        + " "
        + styled.apply(style, match.group(2))
        + styled.apply(Style.HEADING, match.group(3));
  }
}
