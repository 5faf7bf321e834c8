package dev.seedbed.cli.report.migrations;

/**
 * A lock on a table that others may use.
 *
 * @param relation what was locked
 * @param mode as {@code pg_locks} has it
 * @param strength from 1, which only reads, to 8, which lets nobody else read either: the order of
 *     the modes in the manual's chapter on explicit locking
 * @param fresh whether the same migration made the relation, so that nobody waits for it
 */
public record LockView(String relation, String mode, int strength, boolean fresh) {}
