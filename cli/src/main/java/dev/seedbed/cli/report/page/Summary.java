package dev.seedbed.cli.report.page;

/**
 * What the report is about.
 *
 * @param project the name of the project
 * @param database the name of the database
 * @param server what it runs on, such as {@code PostgreSQL 17.11}
 * @param verdict what it means for a build: {@code clean}, {@code findings}, …
 */
public record Summary(String project, String database, String server, String verdict) {}
