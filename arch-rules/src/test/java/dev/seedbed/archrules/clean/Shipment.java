package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** Has the labels of the schema. */
@Entity
@Table(name = "shipments", schema = "billing")
public class Shipment extends Row {
  enum State {
    OPEN,
    SENT,
    RETURNED
  }

  @Enumerated(EnumType.STRING)
  State state;
}
