package dev.seedbed.cli.seed;

import dev.seedbed.cli.Output;
import dev.seedbed.fixtures.LoadProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Shows how far it is: on a terminal a bar that is drawn over, elsewhere a line for each tenth and
 * for each activity that lasts.
 */
final class ProgressLine implements Consumer<LoadProgress> {
  private static final int WIDTH = 24;
  private static final int TENTHS = 10;
  private static final String ERASE = "\r\u001b[K";

  private final Output output;
  private final PrintStream err;
  private String activity = "";
  private long tenth = -1;
  private boolean drawn;

  ProgressLine(Output output, PrintStream err) {
    this.output = output;
    this.err = err;
  }

  @Override
  public synchronized void accept(LoadProgress progress) {
    if (output.isQuiet()) {
      return;
    }
    if (output.isTerminal()) {
      err.print(ERASE + bar(progress));
      err.flush();
      drawn = true;
      return;
    }
    long now = tenth(progress);
    boolean loading = progress.rows() < progress.totalRows();
    if (now != tenth || !(loading || activity.equals(progress.activity()))) {
      output.progress(progress.toString());
    }
    tenth = now;
    activity = progress.activity();
  }

  /** Nothing more will come: what was drawn goes. */
  synchronized void end() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }

  private static long tenth(LoadProgress progress) {
    return progress.totalRows() == 0 ? TENTHS : progress.rows() * TENTHS / progress.totalRows();
  }

  /** Such as {@code [######······] 51 % 123,000 rows/s 0:04 left loading app.messages}. */
  static String bar(LoadProgress progress) {
    long total = Math.max(1, progress.totalRows());
    int full = (int) Math.min(WIDTH, progress.rows() * WIDTH / total);
    String left =
        progress
            .remaining()
            .filter(time -> progress.rows() < progress.totalRows())
            .map(time -> "  " + clock(time) + " left")
            .orElse("");
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %,.0f rows/s%s  %s",
        "#".repeat(full),
        "·".repeat(WIDTH - full),
        progress.rows() * 100 / total,
        progress.rowsPerSecond(),
        left,
        progress.activity());
  }

  private static String clock(Duration time) {
    return time.toMinutes() + String.format(Locale.ROOT, ":%02d", time.toSecondsPart());
  }
}
