package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** Says that it is deleted, and since when. */
@Entity
@Table(name = "notes", schema = "billing")
public class Note extends Row {
  boolean isDeleted;
  Instant deletedAt;
}
