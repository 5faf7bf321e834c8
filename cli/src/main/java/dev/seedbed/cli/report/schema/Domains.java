package dev.seedbed.cli.report.schema;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.fixtures.MappedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What each table belongs to: a part of the domain where its entity is known, else the first word
 * of its name if other tables of its schema begin with it too.
 */
public final class Domains {
  /** A part of the domain, and the entities that belong to it. */
  private record Part(String name, List<String> entities) {
    Part(String name, String... entities) {
      this(name, List.of(entities));
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("Tenants and people", "tenant", "user", "member", "login"),
          new Part("Agents", "agent", "agent_key", "api_key", "provider_key", "tier_assignment"),
          new Part("Conversations", "conversation", "message"),
          new Part("Telemetry", "llm_call", "tool_execution", "agent_log", "security_event"),
          new Part("Knowledge", "document", "chunk", "embedding"),
          new Part("Sums", "token_snapshot", "cost_snapshot"),
          new Part("Prices", "model_price", "model_price_change", "unresolved_model"),
          new Part("Notices", "notification_rule", "notification_log", "mail_provider"));

  /** Of tables that belong to nothing that is known. */
  static final String OTHER = "Other tables";

  private static final int FAMILY = 3;
  private static final Pattern FIRST_WORD =
      Pattern.compile("^(\\p{L}[\\p{Ll}\\d]*)(?:_|(?=\\p{Lu}))");

  private final Map<QualifiedName, String> entities = new HashMap<>();
  private final Map<QualifiedName, String> domains = new HashMap<>();

  private Domains() {}

  static Domains of(List<Table> tables, List<MappedTable> mapped) {
    Domains domains = new Domains();
    for (MappedTable each : mapped) {
      domains.entities.put(each.table(), each.entity());
      domains.domains.put(each.table(), part(each.entity()));
    }
    Map<List<String>, List<QualifiedName>> families = new LinkedHashMap<>();
    for (Table table : tables) {
      Matcher word = FIRST_WORD.matcher(table.name().name());
      if (!domains.entities.containsKey(table.name()) && word.find()) {
        families
            .computeIfAbsent(
                List.of(table.name().schema(), word.group(1)), unseen -> new ArrayList<>())
            .add(table.name());
      }
    }
    families.forEach(
        (words, names) -> {
          if (names.size() >= FAMILY) {
            names.forEach(name -> domains.domains.put(name, words.get(1)));
          }
        });
    return domains;
  }

  private static String part(String entity) {
    return PARTS.stream()
        .filter(part -> part.entities().contains(entity))
        .map(Part::name)
        .findFirst()
        .orElse(OTHER);
  }

  /** Where a domain stands: parts of the known one in their order, then words, then all others. */
  public static int rank(String domain) {
    if (domain.equals(OTHER)) {
      return PARTS.size() + 1;
    }
    return (int) PARTS.stream().takeWhile(part -> !part.name().equals(domain)).count();
  }

  String domain(QualifiedName table) {
    return domains.getOrDefault(table, OTHER);
  }

  @Nullable String entity(QualifiedName table) {
    return entities.get(table);
  }

  /** The tables that hold tenants. */
  Set<QualifiedName> tenants() {
    Set<QualifiedName> tenants = new TreeSet<>();
    entities.forEach(
        (table, entity) -> {
          if (entity.equals("tenant")) {
            tenants.add(table);
          }
        });
    return tenants;
  }
}
