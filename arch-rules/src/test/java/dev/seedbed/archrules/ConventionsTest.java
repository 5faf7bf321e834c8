package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ConventionsTest {
  /** Calls everything otherwise than is usual. */
  @Entity
  @Table(name = "letters", schema = "post")
  static class Letter {
    String accountId;
    UUID senderId;
    Instant writtenAt;
    Instant correctedAt;
    boolean gone;
  }

  private static final Conventions LETTERS =
      Conventions.DEFAULT
          .withTenants("account_id")
          .withUserIds("sender_id")
          .withTimestamps("written_at", "corrected_at")
          .withSoftDelete("gone", "gone_at");

  private static final String LETTER = "Class <" + Letter.class.getName() + "> ";

  private final JavaClasses letter = new ClassFileImporter().importClasses(Letter.class);

  @Test
  void times_of_rows_are_looked_for_by_the_names_that_are_given() {
    assertThat(found(EntityRules.entitiesHaveTimestamps(LETTERS))).isEmpty();
    Conventions swapped = LETTERS.withTimestamps("corrected_at", "sent_at");
    assertThat(found(EntityRules.entitiesHaveTimestamps(swapped)))
        .singleElement()
        .asString()
        .startsWith(LETTER + "has no field for a column sent_at");
  }

  @Test
  void soft_deletes_are_known_by_the_names_that_are_given() {
    assertThat(found(EntityRules.SOFT_DELETES_ARE_PAIRS)).isEmpty();
    assertThat(found(EntityRules.softDeletesArePairs(LETTERS)))
        .singleElement()
        .asString()
        .startsWith(LETTER + "has no field for a column gone_at");
    Conventions other = LETTERS.withSoftDelete("gone", "corrected_at");
    assertThat(found(EntityRules.softDeletesArePairs(other))).isEmpty();
  }

  @Test
  void a_pack_goes_by_the_names_that_it_is_given() {
    SeedbedArchRules pack =
        SeedbedArchRules.of(
                EntityRules.ENTITIES_HAVE_A_TENANT,
                EntityRules.ENTITIES_HAVE_TIMESTAMPS,
                EntityRules.SOFT_DELETES_ARE_PAIRS,
                EntityTypeRules.USER_IDS_ARE_STRINGS)
            .with(LETTERS);
    assertThat(pack.conventions()).isEqualTo(LETTERS);
    assertThat(pack.over(letter, new ClassFileImporter().importClasses()).findings())
        .extracting(finding -> finding.rule().id())
        .containsExactlyInAnyOrder("ARCH009", "ARCH015");
  }

  private List<String> found(ArchRule rule) {
    return rule.allowEmptyShould(true).evaluate(letter).getFailureReport().getDetails();
  }
}
