package dev.seedbed.archrules.misfit;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Breaks ARCH024: each customer must have a name. */
@Entity
@Table(name = "customers", schema = "billing")
public class Customer extends Row {}
