package dev.seedbed.benchmarks.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.assertions.rule.RuleResult;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** Reads the catalog and runs all rules once, and prints the {@link HeapUse}. */
final class HeapProgram {
  private HeapProgram() {}

  /**
   * Runs it.
   *
   * @param arguments URL, user and password of the database
   */
  public static void main(String[] arguments) throws Exception {
    DatabaseAccess access = new DatabaseAccess(arguments[0], arguments[1], arguments[2]);
    List<RuleResult> results;
    try (AllRules rules = AllRules.onSchema(access.connect())) {
      results = rules.results();
    }
    // The pools of eden, survivors and old objects need not peak together: this is no less than it
    // was.
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int findings = results.stream().mapToInt(result -> result.findings().size()).sum();
    System.out.println();
    System.out.println(new ObjectMapper().writeValueAsString(new HeapUse(peak, live, findings)));
  }
}
