package dev.seedbed.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.ServerDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class PsqlCommandIT {

  @Test
  void keeps_the_password_in_a_file_of_the_users_own() throws IOException {
    PostgresServer server = SharedServer.get();
    ServerDescription description = server.description();
    PsqlCommand psql = PsqlCommand.to(server);

    assertThat(psql.into("seedbed_clone"))
        .isEqualTo(
            "PGPASSFILE=%s psql -h %s -p %d -U postgres -d seedbed_clone",
            psql.passwords(), description.host(), description.port());
    assertThat(psql.into("it's mine")).endsWith(" -d 'it'\\''s mine'");
    assertThat(Files.readString(psql.passwords()))
        .isEqualTo("*:*:*:postgres:" + server.administrator().password() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(psql.passwords())))
        .isEqualTo("rw-------");
  }
}
