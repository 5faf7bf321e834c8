package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.spec.KeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void has_a_new_salt_each_time() {
    assertThat(PasswordHash.of("s3cret"))
        .startsWith("SCRAM-SHA-256$1:")
        .isNotEqualTo(PasswordHash.of("s3cret"));
  }

  @Test
  void salts_the_password_as_the_standard_says() throws Exception {
    byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    KeySpec key = new PBEKeySpec("s3cret".toCharArray(), salt, 1, 256);
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(salted, "HmacSHA256"));
    byte[] serverKey = mac.doFinal("Server Key".getBytes(StandardCharsets.US_ASCII));

    assertThat(PasswordHash.of("s3cret", salt))
        .endsWith(":" + Base64.getEncoder().encodeToString(serverKey));
  }
}
