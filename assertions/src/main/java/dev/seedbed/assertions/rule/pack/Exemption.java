package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Objects that a rule lets pass, and why.
 *
 * @param objects a glob on names as findings print them, such as {@code billing.legacy_*}: {@code
 *     *} stands for anything but a dot, {@code **} for anything, {@code ?} for one character. One
 *     that names a table covers its columns, constraints, triggers and policies too
 * @param database the only database in which they do, null for all
 * @param reason why they may be as they are
 * @param until the last day on which that holds, null if it always does
 * @param at where it stands in the user's pack; null in Seedbed's packs, which serve many schemas,
 *     so that nobody wonders at one that nothing needs
 */
public record Exemption(
    String objects,
    @Nullable String database,
    String reason,
    @Nullable LocalDate until,
    @Nullable Origin at) {
  public Exemption {
    if (objects.isBlank()) {
      throw new IllegalArgumentException("An exemption names objects");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("An exemption has a reason");
    }
  }

  /**
   * Whether the finding is on such an object, whatever the day.
   *
   * @param of the database in which it was found
   */
  public boolean covers(Finding finding, String of) {
    if (database != null && !database.equals(of)) {
      return false;
    }
    Pattern glob = glob();
    return glob.matcher(finding.objectName()).matches()
        || finding.object().relation().filter(each -> matches(glob, each)).isPresent();
  }

  /** Whether its last day is over. */
  public boolean isExpired(LocalDate today) {
    return until != null && until.isBefore(today);
  }

  private static boolean matches(Pattern glob, ObjectAddress relation) {
    String kindAndName = relation.toString();
    return glob.matcher(kindAndName.substring(kindAndName.indexOf(' ') + 1)).matches();
  }

  private Pattern glob() {
    String regex =
        Pattern.compile("\\*\\*|\\*|\\?|[^*?]+")
            .matcher(objects)
            .results()
            .map(part -> regex(part.group()))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static String regex(String part) {
    return switch (part) {
      case "**" -> ".*";
      case "*" -> "[^.]*";
      case "?" -> "[^.]";
      default -> Pattern.quote(part);
    };
  }
}
