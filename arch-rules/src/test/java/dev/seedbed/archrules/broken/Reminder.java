package dev.seedbed.archrules.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** Breaks ARCH011. */
@Entity
@Table(name = "reminders", schema = "billing")
public class Reminder extends Row {
  LocalDateTime sentAt;
}
