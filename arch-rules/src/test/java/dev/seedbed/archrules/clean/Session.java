package dev.seedbed.archrules.clean;

import org.springframework.data.relational.core.mapping.Table;

/** Leaves ids of users as they are. */
@Table(name = "sessions", schema = "billing")
public class Session extends Row {
  String userId;
}
