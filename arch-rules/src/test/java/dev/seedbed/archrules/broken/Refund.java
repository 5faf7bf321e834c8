package dev.seedbed.archrules.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;

/** Breaks ARCH010. */
@Entity
@Table(name = "refunds", schema = "billing")
public class Refund {
  @Id Long id;
  String tenantId;
  @Version int version;
  BigDecimal amount;
  Instant createdAt;
}
