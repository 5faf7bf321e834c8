package dev.seedbed.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project in Python that migrates by Alembic, which apt has: {@code init} writes what works. */
@Tag("python")
class PythonProjectIT {
  private static final String COMMAND = "alembic upgrade head";
  private static final String FROM_ENVIRONMENT = "os.environ['DATABASE_URL']";

  private final CommandProject run;

  PythonProjectIT(@TempDir Path folder) {
    run = CommandProject.in(folder);
  }

  @Test
  void alembic() throws IOException {
    alembic(FROM_ENVIRONMENT, "sa.Text");

    run.initializes(
        "Alembic, by orchestrator/alembic.ini: command:alembic upgrade head from orchestrator"
            + " reading alembic/versions/**.py alembic/env.py alembic.ini");
    run.finds(COMMAND);
    run.livesOn(COMMAND);
  }

  @Test
  void a_version_that_fails() throws IOException {
    alembic(FROM_ENVIRONMENT, "sa.Textt");

    run.fails(
        COMMAND, "orchestrator", "AttributeError: module 'sqlalchemy' has no attribute 'Textt'");
  }

  @Test
  void an_environment_that_migrates_a_database_of_its_own() throws IOException {
    alembic("'sqlite:///app.db'", "sa.Text");

    assertThat(run.init().out())
        .endsWith(
            "    unsure: orchestrator/alembic/env.py does not speak of DATABASE_URL: make sure that"
                + " it migrates the database of that URL\n");
    CommandRun check = run.project().run("check");
    assertThat(check.out())
        .contains(" has no tables to hold to a pack\n")
        .contains("      or: let the command that migrates take it from DATABASE_URL\n");
    assertThat(check.exitCode()).isEqualTo(2);
  }

  private void alembic(String url, String type) throws IOException {
    run.project()
        .file("orchestrator/alembic.ini", "[alembic]\nscript_location = %(here)s/alembic\n")
        .file(
            "orchestrator/alembic/env.py",
            """
            import os
            from alembic import context
            from sqlalchemy import create_engine

            engine = create_engine(%s)
            with engine.connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
            """
                .formatted(url))
        .file(
            "orchestrator/alembic/versions/001_notes.py",
            """
            from alembic import op
            import sqlalchemy as sa

            revision = "001"
            down_revision = None

            def upgrade():
                op.create_table("notes", sa.Column("id", sa.Text), sa.Column("body", %s))

            def downgrade():
                op.drop_table("notes")
            """
                .formatted(type));
  }
}
