package dev.seedbed.archrules.clean;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Holds each value of its columns. */
@Entity
@Table(name = "accounts", schema = "billing")
public class Balance extends Row {
  BigDecimal balance;
  Long overdraft;
}
