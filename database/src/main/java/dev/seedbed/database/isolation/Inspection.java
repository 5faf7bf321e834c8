package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at statements before they run: whether they may, what they need, what they leave. */
final class Inspection {
  private static final String NO_ACTIVE_SQL_TRANSACTION = "25P01";

  private final PhysicalTransaction physical;
  private final SessionStates states;
  private final FrozenClock clock;

  Inspection(PhysicalTransaction physical, SessionStates states) {
    this.physical = physical;
    this.states = states;
    this.clock = new FrozenClock(physical);
  }

  /**
   * What the statements of a text do.
   *
   * @throws IsolationException when one of them is refused
   * @throws SQLException when the server would not take it outside a transaction
   */
  List<Effects> of(LogicalConnection by, String sql) throws SQLException {
    List<Effects> effects = SqlScript.parse(sql).statements().stream().map(Effects::new).toList();
    for (Effects effect : effects) {
      Optional<Refused> reason = Refused.of(effect).or(() -> states.refusal(by, effect));
      if (reason.isPresent()) {
        throw IsolationException.statement(effect.text(), reason.get());
      }
    }
    if (by.autoCommits() && effects.size() == 1 && effects.get(0).needsTransaction()) {
      throw new SQLException(
          effects.get(0).command() + " can only be used in transaction blocks",
          NO_ACTIVE_SQL_TRANSACTION);
    }
    return effects;
  }

  /** Whether what runs in auto-commit mode is more than one statement guarded by a savepoint. */
  boolean needTransaction(LogicalConnection by, List<Effects> effects) throws SQLException {
    if (by.readsOnly()) {
      return true;
    }
    DatabaseFacts facts = physical.facts();
    return facts.deferral() != null
        || effects.stream().anyMatch(Effects::actsOnTransaction)
        || (!facts.localSettings().isEmpty() && callFunction(effects, facts));
  }

  /** Notes what statements are about to leave behind. */
  void before(LogicalConnection by, @Nullable OpenTransaction open, List<Effects> effects)
      throws SQLException {
    if (effects.isEmpty() || physical.hasFailed()) {
      return;
    }
    for (Effects effect : effects) {
      Optional<String> stale = clock.stale(effect);
      if (stale.isPresent()) {
        throw IsolationException.frozenClock(effect.text(), stale.get());
      }
      states.note(by, effect);
      effect.leftovers().forEach(physical::leaves);
      if (!effect.reads()) {
        physical.pin();
      }
      if (open != null) {
        open.note(effect, physical);
      }
    }
    DatabaseFacts facts = physical.facts();
    if (callFunction(effects, facts)) {
      physical.pin();
      if (open != null) {
        open.keepSettings(facts.localSettings(), physical);
      }
    }
    // Triggers call functions too.
    if (physical.isPinned() && !facts.functions().isEmpty()) {
      List.of(Leftover.values()).forEach(physical::leaves);
    }
  }

  /** Notes what statements have done. */
  void after(List<Effects> effects) throws SQLException {
    if (effects.isEmpty()) {
      return;
    }
    DatabaseFacts facts = physical.facts();
    if (effects.stream().anyMatch(Effects::mayDefine)
        || (facts.functionsDefine() && callFunction(effects, facts))) {
      physical.forgetFacts();
    }
  }

  private static boolean callFunction(List<Effects> effects, DatabaseFacts facts) {
    return effects.stream().anyMatch(effect -> facts.callsFunction(effect.text()));
  }
}
