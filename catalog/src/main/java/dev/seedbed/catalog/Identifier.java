package dev.seedbed.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns names into SQL identifiers; nothing else in Seedbed quotes.
 *
 * <pre>{@code
 * Identifier.quote("users");      // "users", with the quotes
 * Identifier.quote("a\"b");       // "a""b"
 * Identifier.display("users");    // users
 * Identifier.display("Users");    // "Users"
 * }</pre>
 */
public final class Identifier {
  /** Orders names by Unicode code point, as the server does under {@code COLLATE "C"} in UTF-8. */
  public static final Comparator<String> ORDER = Identifier::compare;

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** A quoted or bare part of a dotted name, with the dot after it or the end. */
  private static final Pattern PART =
      Pattern.compile("(\"(?:[^\"]|\"\")+\"|[^\".]+)(\\.|$)", Pattern.DOTALL);

  /** All words that {@code pg_get_keywords()} of PostgreSQL 15 to 18 does not call unreserved. */
  private static final Set<String> KEYWORDS =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric authorization between bigint binary
          bit boolean both case cast char character check coalesce collate collation column
          concurrently constraint create cross current_catalog current_date current_role
          current_schema current_time current_timestamp current_user dec decimal default deferrable
          desc distinct do else end except exists extract false fetch float for foreign freeze from
          full grant greatest group grouping having ilike in initially inner inout int integer
          intersect interval into is isnull join json json_array json_arrayagg json_exists
          json_object json_objectagg json_query json_scalar json_serialize json_table json_value
          lateral leading least left like limit localtime localtimestamp merge_action national
          natural nchar none normalize not notnull null nullif numeric offset on only or order out
          outer overlaps overlay placing position precision primary real references returning right
          row select session_user setof similar smallint some substring symmetric system_user table
          tablesample then time timestamp to trailing treat trim true union unique user using values
          varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement
          xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
          """
              .split("\\s+"));

  private Identifier() {}

  /**
   * The name in double quotes, inner ones doubled: what to write into SQL.
   *
   * @throws IllegalArgumentException if the name is empty or holds a NUL, which PostgreSQL cannot
   *     store
   */
  public static String quote(String name) {
    return '"' + require(name).replace("\"", "\"\"") + '"';
  }

  /**
   * The name as a person would write it: in quotes only where the server's {@code quote_ident} puts
   * some, that is unless it is lower-case ASCII letters, digits and underscores and no reserved
   * word.
   *
   * @throws IllegalArgumentException as {@link #quote}
   */
  public static String display(String name) {
    return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name) ? name : quote(name);
  }

  /** The name itself, if it can be one. */
  static String require(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          ErrorMessage.of("An empty string is no identifier")
              .expected("a name of at least one character")
              .toFix("pass the name as it stands in the catalog, without quotes")
              .toString());
    }
    int nul = name.indexOf('\0');
    if (nul >= 0) {
      throw new IllegalArgumentException(
          ErrorMessage.of(
                  "Not an identifier: the name that begins with \"" + name.substring(0, nul) + '"')
              .expected("a name without NUL characters")
              .actual("a NUL at index " + nul)
              .why("PostgreSQL ends text at a NUL, so the rest of the name would be lost")
              .toFix("look where the name comes from; it was probably read as binary data")
              .toString());
    }
    return name;
  }

  /**
   * The parts of a dotted name, out of their quotes; no part at all if the text is no such name.
   */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find(end) && part.start() == end) {
      String name = part.group(1);
      parts.add(
          name.startsWith("\"")
              ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
              : name);
      if (part.end() == text.length()) {
        return part.group(2).isEmpty() ? parts : List.of();
      }
      end = part.end();
    }
    return List.of();
  }

  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char one = left.charAt(i);
      char other = right.charAt(i);
      if (one != other) {
        // Half of a code point beyond 16 bits, which comes after all that are no halves.
        return Character.isSurrogate(one) == Character.isSurrogate(other)
            ? Character.compare(one, other)
            : Boolean.compare(Character.isSurrogate(one), Character.isSurrogate(other));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
