package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Knows its points in time. */
@Entity
@Table(name = "reminders", schema = "billing")
public class Reminder extends Row {
  OffsetDateTime sentAt;
  LocalDate due;
}
