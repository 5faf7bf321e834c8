package dev.seedbed.archrules.misfit;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Breaks ARCH023: the balance is numeric, and the overdraft may be null. */
@Entity
@Table(name = "accounts", schema = "billing")
public class Account extends Row {
  double balance;
  long overdraft;
}
