package org.sfmc.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * A line on standard error that says how far something is, four times a second at most, where that
 * is a terminal; in CI a line every half minute, and nowhere else anything.
 */
final class ProgressLine {
  private static final int ON_A_TERMINAL = 250;
  private static final int IN_CI = 30_000;
  private static final int COLUMNS = 80;
  private static final int NARROWEST = 20;
  private static final String TO_START_AND_CLEAR = "\r\033[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final int interval;
  private final int columns;
  private long begun = System.nanoTime();
  private ProgressBar shown;

  private ProgressLine(PrintWriter err, boolean terminal, int interval, int columns) {
    this.err = err;
    this.terminal = terminal;
    this.interval = interval;
    this.columns = Math.max(columns, NARROWEST);
  }

  /** The line of this process; the launcher knows whether there is a terminal. */
  static ProgressLine on(PrintWriter err) {
    boolean terminal = Boolean.getBoolean("sfmc.terminal") && System.getenv("CI") == null;
    int interval = terminal ? ON_A_TERMINAL : System.getenv("CI") == null ? 0 : IN_CI;
    return of(err, terminal, interval, Integer.getInteger("sfmc.columns", COLUMNS));
  }

  /** A line that is shown every so many milliseconds. */
  static ProgressLine of(PrintWriter err, boolean terminal, int interval, int columns) {
    return new ProgressLine(err, terminal, interval, columns);
  }

  /** Whether nothing is ever shown. */
  boolean isSilent() {
    return interval == 0;
  }

  /** From now on this is how far it is; what is over before anybody could read it is not shown. */
  void show(String text) {
    if (isSilent()) {
      return;
    }
    if (shown == null) {
      if ((System.nanoTime() - begun) / 1_000_000 < interval) {
        return;
      }
      shown = bar(text);
    }
    shown.setExtraMessage(text);
    shown.step();
  }

  private ProgressBar bar(String first) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setUpdateIntervalMillis(interval)
            .setRenderer((state, width) -> cut(state.getExtraMessage()))
            .setConsumer(new Line())
            .clearDisplayOnFinish()
            .build();
    return bar.setExtraMessage(first);
  }

  private String cut(String text) {
    boolean fits = !terminal || text.length() < columns;
    return fits ? text : text.substring(0, columns - 1);
  }

  /** Takes the line away, so that something else can be printed. */
  void clear() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
    begun = System.nanoTime();
  }

  /** Minutes and seconds since a moment. */
  static String since(long nanos) {
    long seconds = (System.nanoTime() - nanos) / 1_000_000_000;
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** Writes over what was there; in CI below it. */
  private final class Line implements ProgressBarConsumer {
    private boolean closing;

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String text) {
      if (text.isEmpty() || closing) {
        return;
      }
      if (terminal) {
        err.print(TO_START_AND_CLEAR + text);
      } else {
        err.println(text);
      }
      err.flush();
    }

    @Override
    public void clear() {
      if (terminal) {
        err.print(TO_START_AND_CLEAR);
        err.flush();
      }
    }

    @Override
    public void close() {
      closing = true;
    }
  }
}
