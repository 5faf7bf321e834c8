package dev.seedbed.archrules.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Breaks ARCH012. */
@Entity
@Table(name = "customers", schema = "billing")
public class Customer {
  @Id Long id;
  String name;
  @Version int version;
  Instant createdAt;
  Instant updatedAt;
}
