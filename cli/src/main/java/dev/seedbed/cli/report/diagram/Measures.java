package dev.seedbed.cli.report.diagram;

import dev.seedbed.cli.report.schema.TableView;

/** The sizes of things in CSS pixels; the style sheet has the same. */
final class Measures {
  static final int BOX_WIDTH = 236;
  static final int HEADER = 34;
  static final int ROW = 20;
  static final int BOX_END = 8;

  /** Between two columns of tables; frames and lines share it. */
  static final int GUTTER = 84;

  /** From one column of tables to the next. */
  static final int PITCH = BOX_WIDTH + GUTTER;

  static final int BELOW_BOX = 24;

  static final int DOMAIN_PAD = 14;
  static final int DOMAIN_LABEL = 30;
  static final int SCHEMA_PAD = 26;
  static final int SCHEMA_LABEL = 40;

  /** Between two shelves; lines run through it. */
  static final int CHANNEL = 56;

  static final int MARGIN = 48;

  private Measures() {}

  static int height(TableView table) {
    int rows = table.shown().size() + (table.hidden() > 0 ? 1 : 0);
    return HEADER + rows * ROW + BOX_END;
  }

  /** The left edge of a column of tables. */
  static int x(int column) {
    return MARGIN + GUTTER / 2 + column * PITCH;
  }
}
