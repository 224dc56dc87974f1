package org.sfmc.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Keeping;
import org.sfmc.checker.run.Minimize;
import org.sfmc.checker.run.Options;
import org.sfmc.reports.text.Style;
import picocli.CommandLine.Option;

/** The options that decide how a run is searched and how a trace is printed. */
final class SearchOptions {
  @Option(
      names = "--grain",
      paramLabel = "call|lock|op",
      description =
          "lock (default): a critical section is one step; op: every operation is; call: a whole"
              + " statement is, with what other CPUs do for it.")
  private String grain = "lock";

  @Option(names = "--max-states", paramLabel = "N", description = "Most states of a run.")
  private Integer states;

  @Option(names = "--max-depth", paramLabel = "N", description = "Longest run, in steps.")
  private Integer depth;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Longest search of a run; 0 for no limit.")
  private Integer seconds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many threads search; as many as there are processors by default.")
  private Integer workers;

  @Option(
      names = "--minimize",
      paramLabel = "switches|steps|none",
      description =
          "Show the run with the fewest context switches, migrations and signals (default), the"
              + " shortest, or the first.")
  private String minimize = "switches";

  @Option(names = "--width", paramLabel = "N", description = "Columns of output, 120 by default.")
  private int width = Style.plain().width();

  @Option(names = "--ascii", description = "Keep to ASCII.")
  private boolean ascii;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show every operation of a call in traces.")
  private boolean verbose;

  @Option(
      names = "--all",
      description = "Show every change in traces, not only what the broken promise depends on.")
  private boolean all;

  @Option(
      names = "--state",
      paramLabel = "N",
      description = "Show the whole state after row N of a trace; may be given again.")
  private List<Integer> stateAfter = List.of();

  Options search() {
    return new Options(
        oneOf("--grain", grain, Grain.values()),
        positive("--max-states", states),
        positive("--max-depth", depth),
        seconds == null || seconds > 0 ? Optional.ofNullable(seconds) : zeroOnly(),
        positive("--workers", workers).orElse(Runtime.getRuntime().availableProcessors()),
        oneOf("--minimize", minimize, Minimize.values()),
        Keeping.ALL);
  }

  /** The step size, as it was given. */
  String grain() {
    return grain;
  }

  /** Whether every operation is looked at, as far as the scenarios themselves go. */
  boolean isComplete() {
    return states == null && depth == null && !grain.equals("call");
  }

  private Optional<Integer> zeroOnly() {
    if (seconds < 0) {
      throw new BadInput("--max-time takes a number of seconds, or 0 for no limit: " + seconds);
    }
    return Optional.of(0);
  }

  private static Optional<Integer> positive(String option, Integer value) {
    if (value != null && value < 1) {
      throw new BadInput(option + " takes a number from 1: " + value);
    }
    return Optional.ofNullable(value);
  }

  private static <E extends Enum<E>> E oneOf(String option, String given, E[] values) {
    StringJoiner words = new StringJoiner("`, `", "`", "`");
    for (E value : values) {
      String word = value.name().toLowerCase(Locale.ROOT);
      if (word.equals(given)) {
        return value;
      }
      words.add(word);
    }
    throw new BadInput(option + " is one of " + words + ", not `" + given + "`");
  }

  Style style() {
    if (width < 40) {
      throw new BadInput("--width takes a number from 40: " + width);
    }
    return new Style(width, ascii, verbose, all, stateAfter);
  }
}
