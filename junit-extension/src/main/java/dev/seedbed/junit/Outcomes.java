package dev.seedbed.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What became of the tests of a class, with those of its nested classes. Thread-safe. */
final class Outcomes {
  private final Map<String, Outcome> byId = new LinkedHashMap<>();
  private final Set<String> selectable = new LinkedHashSet<>();

  /** A test has ended; or a factory, after the tests that it has made. */
  synchronized void note(
      ExtensionContext context, Outcome.Result result, @Nullable Throwable cause) {
    selectable.add(id(context));
    noteDynamic(context, result, cause);
  }

  /** A test has ended that a factory has made, which runs again with its factory only. */
  synchronized void noteDynamic(
      ExtensionContext context, Outcome.Result result, @Nullable Throwable cause) {
    byId.put(id(context), new Outcome(name(context), result, cause));
  }

  /** The ids of all that can be run again. */
  synchronized List<String> selectable() {
    return List.copyOf(selectable);
  }

  /** What became of a test, null if it was not run. */
  synchronized @Nullable Outcome of(String id) {
    return byId.get(id);
  }

  /** All of them, by id, in the order in which they ended. */
  synchronized Map<String, Outcome> all() {
    return new LinkedHashMap<>(byId);
  }

  /** The id within the Jupiter engine, which may itself be run by another engine. */
  private static String id(ExtensionContext context) {
    String id = context.getUniqueId();
    return id.substring(Math.max(0, id.lastIndexOf("[engine:")));
  }

  /** The display names from the outermost class, which is left out, to the test. */
  private static String name(ExtensionContext context) {
    List<String> names = new ArrayList<>();
    ExtensionContext each = context;
    while (each.getParent().isPresent()) {
      names.add(0, each.getDisplayName());
      each = each.getParent().get();
    }
    return String.join(" > ", names.subList(1, names.size()));
  }
}
