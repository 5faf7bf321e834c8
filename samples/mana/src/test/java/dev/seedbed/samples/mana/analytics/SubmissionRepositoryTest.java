package dev.seedbed.samples.mana.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class SubmissionRepositoryTest {

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void votes_are_counted_each_user_once(DataSource database) {
    SubmissionRepository submissions = new SubmissionRepository(database);
    UUID idea = submissions.submit("ada", "Dark mode", "Please.");

    assertThat(submissions.vote("grace", idea)).isTrue();
    assertThat(submissions.vote("mary", idea)).isTrue();
    assertThat(submissions.vote("mary", idea)).isFalse();

    assertThat(submissions.page(1, 10).items())
        .containsExactly(new Submission(idea, "ada", "Dark mode", "open", 2));
  }

  @Test
  void pages_have_the_newest_first_and_say_how_many_there_are(
      DataSource database, Fixtures fixtures) {
    SubmissionRepository submissions = new SubmissionRepository(database);
    for (int day = 1; day <= 5; day++) {
      fixtures
          .table("feedback.submissions")
          .set("title", "day " + day)
          .set("is_public", day != 4)
          .set("created_at", Instant.parse("2026-01-0" + day + "T00:00:00Z"))
          .create();
    }

    SubmissionPage second = submissions.page(2, 2);

    assertThat(second.items()).extracting(Submission::title).containsExactly("day 2", "day 1");
    assertThat(second.total()).isEqualTo(4);
    assertThat(submissions.page(3, 2).items()).isEmpty();
  }

  @Test
  void what_its_author_has_deleted_is_neither_shown_nor_counted_nor_voted_for(DataSource database) {
    SubmissionRepository submissions = new SubmissionRepository(database);
    UUID idea = submissions.submit("ada", "Dark mode", "Please.");

    assertThat(submissions.delete("grace", idea)).isFalse();
    assertThat(submissions.delete("ada", idea)).isTrue();

    assertThat(submissions.vote("grace", idea)).isFalse();
    assertThat(submissions.page(1, 10)).isEqualTo(new SubmissionPage(List.of(), 0));
  }
}
