package dev.seedbed.archrules.broken;

import java.util.UUID;
import org.springframework.data.relational.core.mapping.Table;

/** Breaks ARCH009. */
@Table(name = "sessions", schema = "billing")
public class Session extends Row {
  UUID userId;
}
