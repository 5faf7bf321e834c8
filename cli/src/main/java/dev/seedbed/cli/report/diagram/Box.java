package dev.seedbed.cli.report.diagram;

/**
 * Where a table stands.
 *
 * @param table its number
 */
public record Box(int table, int x, int y, int width, int height) {}
