package dev.seedbed.archrules.clean;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;

/** Can tell how old it is. */
@Entity
@Table(name = "refunds", schema = "billing")
public class Refund {
  @Id Long id;
  String tenantId;
  @Version int version;
  BigDecimal amount;

  @Column(name = "created_at")
  Instant created;

  Instant updatedAt;
}
