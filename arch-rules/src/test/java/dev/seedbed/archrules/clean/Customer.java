package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Says whose it is. */
@Entity
@Table(name = "customers", schema = "billing")
public class Customer {
  @Id Long id;
  String tenantId;
  String name;
  @Version int version;
  Instant createdAt;
  Instant updatedAt;
}
