package dev.seedbed.database.report;

import java.util.List;

/**
 * What was read of the rows that a test wrote.
 *
 * @param notes what could not be read
 */
record Changes(List<RowChange> rows, List<String> notes) {
  Changes {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
