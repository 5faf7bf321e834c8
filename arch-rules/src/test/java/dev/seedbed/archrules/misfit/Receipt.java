package dev.seedbed.archrules.misfit;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Breaks ARCH022: the table is called billing.refunds. */
@Entity
@Table(name = "refund", schema = "billing")
public class Receipt extends Row {
  BigDecimal amount;
}
