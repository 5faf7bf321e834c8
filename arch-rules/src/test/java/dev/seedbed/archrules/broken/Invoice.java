package dev.seedbed.archrules.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Breaks ARCH008. */
@Entity
@Table(name = "invoices")
public class Invoice extends Row {
  BigDecimal total;
}
