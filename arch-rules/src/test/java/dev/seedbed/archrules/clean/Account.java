package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;

/** Counts its changes. */
@Entity
@Table(name = "accounts", schema = "billing")
public class Account {
  @Id Long id;
  @Version int version;
  String tenantId;
  BigDecimal balance;
  Instant createdAt;
  Instant updatedAt;
}
