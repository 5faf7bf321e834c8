package dev.seedbed.archrules.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** Breaks ARCH013. */
@Entity
@Table(name = "accounts", schema = "billing")
public class Account {
  @Id Long id;
  String tenantId;
  BigDecimal balance;
  Instant createdAt;
  Instant updatedAt;
}
