package dev.seedbed.archrules.misfit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Breaks ARCH022: the column is called total. */
@Entity
@Table(name = "invoices", schema = "billing")
public class Invoice extends Row {
  BigDecimal total;

  @Column(name = "totl")
  BigDecimal net;
}
