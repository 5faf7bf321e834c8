package dev.seedbed.cli.report.diagram;

/**
 * A frame around tables that belong together.
 *
 * @param name what they have in common
 * @param schema whether that is the schema; else a domain within one
 */
public record Group(String name, boolean schema, int x, int y, int width, int height) {}
