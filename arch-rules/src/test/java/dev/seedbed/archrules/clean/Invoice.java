package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Names its schema. */
@Entity
@Table(name = "invoices", schema = "billing")
public class Invoice extends Row {
  BigDecimal total;
}
