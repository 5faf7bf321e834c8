package dev.seedbed.samples.mana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import dev.seedbed.samples.mana.database.Sql;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The rows that developers work with, in seedbed.yaml. */
@PostgresTest
@TestIsolation(IsolationMode.CLONE)
class SeedPlanTest {
  private static final SeedPlan PLAN = SeedPlan.read(Path.of("seedbed.yaml"));

  // tag::seed_plan[]
  @Test
  void the_seed_plan_loads_and_keeps_apart_what_belongs_to_different_people(DataSource database) {
    LoadReport loaded = PLAN.load(database, Bulk.parallel(2).deferIndexes());
    assertThat(loaded.complete()).isTrue();
    loaded.manifest().verify(database);

    assertThat(
            count(
                database,
                """
                SELECT count(*) FROM auth.invitations AS invitation
                WHERE NOT EXISTS (SELECT FROM auth.members
                  WHERE organization_id = invitation.organization_id
                    AND user_id = invitation.inviter_id)"""))
        .as("invitations by somebody who is no member")
        .isZero();
    assertThat(
            count(
                database,
                """
                SELECT count(*) FROM mail.email_labels
                JOIN mail.emails ON emails.id = email_id
                JOIN mail.labels ON labels.id = label_id
                WHERE emails.mailbox_id <> labels.mailbox_id"""))
        .as("mails with labels of other mailboxes")
        .isZero();
    assertThat(
            count(
                database,
                """
                SELECT count(*) FROM credits.balances
                FULL JOIN auth.users ON users.id = user_id
                WHERE user_id IS NULL OR users.id IS NULL"""))
        .as("balances of nobody, and users without one, of whom no foreign key knows")
        .isZero();
    assertThat(count(database, "SELECT count(*) FROM mail.emails")).isEqualTo(3000);
    assertThat(count(database, "SELECT count(*) FROM mail.email_labels")).isEqualTo(900);
    assertThat(count(database, "SELECT count(*) FROM auth.members")).isEqualTo(90);
  }

  // end::seed_plan[]

  private static long count(DataSource database, String sql) {
    return new Sql(sql).all(database, row -> row.getLong(1)).get(0);
  }
}
