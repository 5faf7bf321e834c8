package dev.seedbed.database.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL keeps of a password, as <a href="https://www.rfc-editor.org/rfc/rfc5802">RFC
 * 5802</a> and PostgreSQL's {@code pg_authid.rolpassword} have it.
 *
 * <p>With one iteration: more make guessing expensive, and a random password cannot be guessed. The
 * driver's 4096 take a JVM that has just started a tenth of a second.
 */
final class PasswordHash {

  private static final String ALGORITHM = "HmacSHA256";

  private static final int SALT_BYTES = 16;

  private PasswordHash() {}

  /**
   * The hash, with a new salt.
   *
   * @param password random, in ASCII
   */
  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return of(password, salt);
  }

  static String of(String password, byte[] salt) {
    try {
      ByteArrayOutputStream first = new ByteArrayOutputStream();
      first.writeBytes(salt);
      first.writeBytes(new byte[] {0, 0, 0, 1});
      byte[] salted = hmac(password.getBytes(StandardCharsets.US_ASCII), first.toByteArray());
      byte[] client = hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
      byte[] stored = MessageDigest.getInstance("SHA-256").digest(client);
      byte[] server = hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
      return "SCRAM-SHA-256$1:" + text(salt) + "$" + text(stored) + ":" + text(server);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256 and SHA-256.", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(key, ALGORITHM));
    return mac.doFinal(message);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
