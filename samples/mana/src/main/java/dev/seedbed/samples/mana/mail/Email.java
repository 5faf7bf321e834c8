package dev.seedbed.samples.mana.mail;

import java.time.Instant;
import java.util.UUID;

/** What a list shows of a row of {@code mail.emails}. */
public record Email(UUID id, String senderAddress, String subject, Instant createdAt) {}
