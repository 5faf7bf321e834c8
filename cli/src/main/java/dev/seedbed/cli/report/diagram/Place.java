package dev.seedbed.cli.report.diagram;

import java.util.List;

/**
 * Where a table stands, and where lines from it may run.
 *
 * @param column the number of its column
 * @param inner the heights of the free space above and below the shelves of its schema
 * @param outer the same of the shelves of all schemas
 */
record Place(Box box, int column, List<Integer> inner, List<Integer> outer) {}
