package dev.seedbed.archrules.misfit;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** What all rows have. */
@MappedSuperclass
public class Row {
  @Id Long id;
  String tenantId;
  @Version int version;
  Instant createdAt;
  Instant updatedAt;
}
