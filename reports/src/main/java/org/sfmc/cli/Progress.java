package org.sfmc.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.reports.text.Summary;
import org.sfmc.scenarios.compile.Compiled;

/** Says how far a search is, for whoever waits for it. */
final class Progress implements Watcher {
  private static final int BAR = 10;

  private final ProgressLine line;
  private final String run;
  private final int limit;
  private final long begun = System.nanoTime();

  private Progress(ProgressLine line, String run, int limit) {
    this.line = line;
    this.run = run;
    this.limit = limit;
  }

  /** Watches the search of a run, on standard error. */
  static Progress of(PrintWriter err, Compiled compiled, Options options) {
    int limit = Runner.mostStates(compiled, options);
    return new Progress(ProgressLine.on(err), compiled.run().id(), limit);
  }

  @Override
  public void round(int states, int queued, int depth, long transitions) {
    if (!line.isSilent()) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      String elapsed = ProgressLine.since(begun);
      line.show(text(run, states, queued, depth, states / seconds, elapsed, limit));
    }
  }

  @Override
  public void ended(Unfolding unfolding) {
    line.clear();
  }

  /** The whole line. The share is that of the limit: nobody knows how many states there are. */
  static String text(
      String run, int states, int queued, int depth, double perSecond, String elapsed, int limit) {
    long percent = 100L * states / limit;
    int full = (int) (BAR * percent / 100);
    return String.format(
        Locale.ROOT,
        "%s  %s states  %s queued  depth %d  %sk/s  %s  [%s%s] %d%% of %s",
        run,
        Summary.number(states),
        Summary.number(queued),
        depth,
        Summary.number(Math.round(perSecond / 1000)),
        elapsed,
        "#".repeat(full),
        " ".repeat(BAR - full),
        percent,
        Summary.number(limit));
  }
}
