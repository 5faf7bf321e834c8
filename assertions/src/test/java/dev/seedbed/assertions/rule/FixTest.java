package dev.seedbed.assertions.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FixTest {

  @Test
  void is_a_script_with_notes_as_comments() {
    Fix fix = Fix.of("SELECT 1", "SELECT 2").note("One.").note("Two.");
    assertThat(fix.toSql()).isEqualTo("-- One.\n-- Two.\nSELECT 1;\nSELECT 2;");
  }

  @Test
  void keeps_a_line_break_in_a_name_from_ending_the_comment() {
    Fix fix = Fix.of("SELECT 1").note("Mind \"a\nDROP TABLE b;\r-- c\".");
    assertThat(fix.toSql().lines())
        .containsExactly("-- Mind \"a", "-- DROP TABLE b;", "-- -- c\".", "SELECT 1;");
  }

  @Test
  void may_be_advice_alone_but_not_nothing() {
    assertThat(new Fix(List.of("Do it by hand."), List.of()).toSql())
        .isEqualTo("-- Do it by hand.");
    assertThatIllegalArgumentException().isThrownBy(() -> new Fix(List.of(), List.of()));
  }
}
