package dev.seedbed.catalog;

/** What a {@link Grant} allows; {@link #MAINTAIN} exists from PostgreSQL 17 on. */
public enum Privilege {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  TRUNCATE,
  REFERENCES,
  TRIGGER,
  MAINTAIN,
  CREATE,
  CONNECT,
  TEMPORARY,
  EXECUTE,
  USAGE,
  SET,
  ALTER_SYSTEM
}
