package dev.seedbed.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands the text form of access control lists: {@code grantee=letters/grantor}, a star after
 * a letter that may be granted on, nothing for {@code PUBLIC}, and double quotes around names that
 * are not plain. See "Privileges" in PostgreSQL's manual.
 */
final class AccessList {
  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::grantee, Comparator.nullsFirst(Identifier.ORDER))
          .thenComparing(Grant::privilege)
          .thenComparing(Grant::grantor, Identifier.ORDER);

  private final String item;
  private int position;

  private AccessList(String item) {
    this.item = item;
  }

  /** The grants in the items, everybody's first, then by grantee. */
  static List<Grant> parse(List<String> items) {
    List<Grant> grants = new ArrayList<>();
    for (String item : items) {
      grants.addAll(new AccessList(item).grants());
    }
    grants.sort(ORDER);
    return grants;
  }

  private List<Grant> grants() {
    String grantee = name('=');
    int end = item.indexOf('/', position);
    String letters = item.substring(position, end);
    position = end + 1;
    String grantor = name('\0');
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      Privilege privilege = privilege(letters.charAt(i));
      boolean grantable = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
      if (grantable) {
        i++;
      }
      grants.add(new Grant(orPublic(grantee), privilege, grantable, grantor));
    }
    return grants;
  }

  private static @Nullable String orPublic(String grantee) {
    return grantee.isEmpty() ? null : grantee;
  }

  /** Reads a name up to the end mark, or to the end of the item, and steps over the mark. */
  private String name(char end) {
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    while (position < item.length() && (quoted || item.charAt(position) != end)) {
      char c = item.charAt(position++);
      if (c != '"') {
        name.append(c);
      } else if (quoted && position < item.length() && item.charAt(position) == '"') {
        name.append(item.charAt(position++));
      } else {
        quoted = !quoted;
      }
    }
    position++;
    return name.toString();
  }

  private Privilege privilege(char letter) {
    return switch (letter) {
      case 'r' -> Privilege.SELECT;
      case 'a' -> Privilege.INSERT;
      case 'w' -> Privilege.UPDATE;
      case 'd' -> Privilege.DELETE;
      case 'D' -> Privilege.TRUNCATE;
      case 'x' -> Privilege.REFERENCES;
      case 't' -> Privilege.TRIGGER;
      case 'm' -> Privilege.MAINTAIN;
      case 'C' -> Privilege.CREATE;
      case 'c' -> Privilege.CONNECT;
      case 'T' -> Privilege.TEMPORARY;
      case 'X' -> Privilege.EXECUTE;
      case 'U' -> Privilege.USAGE;
      case 's' -> Privilege.SET;
      case 'A' -> Privilege.ALTER_SYSTEM;
      default ->
          throw new IllegalArgumentException(
              "Unknown privilege '" + letter + "' in the access list item " + item);
    };
  }
}
