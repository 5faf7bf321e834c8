package dev.seedbed.archrules.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Breaks ARCH015. */
@Entity
@Table(name = "notes", schema = "billing")
public class Note extends Row {
  boolean isDeleted;
}
