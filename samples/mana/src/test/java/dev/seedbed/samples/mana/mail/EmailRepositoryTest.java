package dev.seedbed.samples.mana.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.fixtures.Factory;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class EmailRepositoryTest {

  @Test
  void pages_follow_each_other_though_mail_arrives_and_times_are_the_same(
      DataSource database, Fixtures fixtures) {
    EmailRepository emails = new EmailRepository(database);
    Row mailbox = fixtures.table("mail.mailboxes").create();
    for (int minute = 0; minute < 3; minute++) {
      email(fixtures, mailbox, minute).count(3).create(); // three at once
    }
    List<Email> read = new ArrayList<>(emails.newest(id(mailbox), 4));
    email(fixtures, mailbox, 5).create();

    List<Email> page = emails.after(id(mailbox), read.get(3), 4);
    while (!page.isEmpty()) {
      read.addAll(page);
      page = emails.after(id(mailbox), read.get(read.size() - 1), 4);
    }

    assertThat(read).hasSize(9).doesNotHaveDuplicates();
    assertThat(read)
        .extracting(Email::createdAt)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void what_is_in_the_bin_is_in_no_list(DataSource database, Fixtures fixtures) {
    EmailRepository emails = new EmailRepository(database);
    Row mailbox = fixtures.table("mail.mailboxes").create();
    Row label = fixtures.table("mail.labels").in(mailbox).set("name", "Bills").create();
    String bank = "bank@example.com";
    Row old = email(fixtures, mailbox, 1).set("sender_address", bank).create();
    Row current = email(fixtures, mailbox, 2).set("sender_address", bank).create();
    label(fixtures, old, label);
    label(fixtures, current, label);
    Row somebodyElses = email(fixtures, fixtures.table("mail.mailboxes").create(), 1).create();

    assertThat(emails.delete(id(mailbox), List.of(id(old), id(somebodyElses)))).isEqualTo(1);
    assertThat(emails.delete(id(mailbox), List.of(id(old)))).isZero();

    assertThat(emails.newest(id(mailbox), 10))
        .isEqualTo(emails.from(id(mailbox), bank))
        .isEqualTo(emails.labelled(id(mailbox), "Bills"))
        .extracting(Email::id)
        .containsExactly(id(current));
  }

  @Test
  void the_bin_is_emptied_of_what_has_been_there_for_long(DataSource database, Fixtures fixtures) {
    EmailRepository emails = new EmailRepository(database);
    Row mailbox = fixtures.table("mail.mailboxes").create();
    Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
    email(fixtures, mailbox, 1).set("is_deleted", true).set("deleted_at", longAgo).create();
    email(fixtures, mailbox, 2).set("is_deleted", true).set("deleted_at", Instant.now()).create();
    email(fixtures, mailbox, 3).create();

    assertThat(emails.purge(30)).isEqualTo(1);
    assertThat(emails.purge(30)).isZero();
  }

  @Test
  void lists_come_from_indexes(DatabaseAssertions database) {
    UUID mailbox = UUID.randomUUID();
    database
        .assertThatQuery(EmailRepository.NEWEST, mailbox, 20)
        .usesIndex("idx_emails_mailbox_created_id");
    database
        .assertThatQuery(EmailRepository.NEXT, mailbox, OffsetDateTime.now(), UUID.randomUUID(), 20)
        .usesIndex("idx_emails_mailbox_created_id");
    database
        .assertThatQuery(EmailRepository.BY_SENDER, mailbox, "bank@example.com")
        .usesIndex("idx_emails_mailbox_sender_created_id");
  }

  private static Factory<Row> email(Fixtures fixtures, Row mailbox, int minute) {
    return fixtures
        .table("mail.emails")
        .in(mailbox)
        .set("created_at", Instant.parse("2026-01-01T00:0" + minute + ":00Z"));
  }

  private static void label(Fixtures fixtures, Row email, Row label) {
    fixtures
        .table("mail.email_labels")
        .in(email)
        .in(label)
        .set("created_at", email.get("created_at"))
        .create();
  }

  private static UUID id(Row row) {
    return UUID.fromString(String.valueOf(row.get("id")));
  }
}
