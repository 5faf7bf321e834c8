package dev.seedbed.cli.report.schema;

/**
 * An index, a check, a trigger or a policy of a table.
 *
 * @param kind what it is, in a word
 * @param name in the server's spelling
 * @param definition what it says
 */
public record PartView(String kind, String name, String definition) {}
