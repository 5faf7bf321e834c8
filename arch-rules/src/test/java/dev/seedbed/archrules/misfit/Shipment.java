package dev.seedbed.archrules.misfit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** Breaks ARCH025: shipments come back, and none is lost. */
@Entity
@Table(name = "shipments", schema = "billing")
public class Shipment extends Row {
  enum State {
    OPEN,
    SENT,
    LOST
  }

  @Enumerated(EnumType.STRING)
  State state;
}
