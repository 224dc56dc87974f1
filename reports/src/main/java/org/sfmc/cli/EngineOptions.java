package org.sfmc.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Options;
import org.sfmc.reports.text.Style;
import org.sfmc.scenarios.compile.Compiled;
import picocli.CommandLine.Option;

/** Which engine checks, and how long the one that cannot tell states apart goes on. */
final class EngineOptions {
  private static final int INTERLEAVINGS = 2_000;
  private static final int MIGRATIONS = 1;

  @Option(
      names = "--engine",
      paramLabel = "sfmc|lincheck|both",
      description = "sfmc (default): our search; lincheck: threads ordered by Lincheck.")
  private String engine = "sfmc";

  @Option(
      names = "--interleavings",
      paramLabel = "N",
      description = "Most interleavings that Lincheck tries, 2000 by default.")
  private Integer interleavings;

  @Option(
      names = "--migrations",
      paramLabel = "N",
      description = "Most migrations in an interleaving of Lincheck's, 1 by default.")
  private Integer migrations;

  boolean isLincheck() {
    return !engine.equals("sfmc");
  }

  /** Complains of what does not go together, before anything is read. */
  void check(boolean allBugs) {
    if (!List.of("sfmc", "lincheck", "both").contains(engine)) {
      throw new BadInput("--engine is `sfmc`, `lincheck` or `both`, not `" + engine + "`");
    }
    if (isLincheck() && allBugs) {
      throw new BadInput("--all-bugs is for our own search, and --engine " + engine + " is not");
    }
    check("--interleavings", interleavings, 1);
    check("--migrations", migrations, 0);
  }

  private void check(String option, Integer number, int least) {
    if (number != null && !isLincheck()) {
      throw new BadInput(option + " is for --engine lincheck, or both");
    }
    if (number != null && number < least) {
      throw new BadInput(option + " takes a number from " + least);
    }
  }

  boolean isSearch() {
    return !engine.equals("lincheck");
  }

  int check(List<Compiled> runs, Options options, Style style, Path traceDir, PrintWriter out) {
    if (options.grain() == Grain.CALL) {
      throw new BadInput("--grain call is for our own search, and --engine " + engine + " is not");
    }
    LincheckCheck check =
        new LincheckCheck(
            options,
            style,
            interleavings == null ? INTERLEAVINGS : interleavings,
            migrations == null ? MIGRATIONS : migrations,
            Optional.ofNullable(traceDir),
            out);
    try {
      return check.check(runs, isSearch());
    } catch (NoClassDefFoundError missing) {
      throw new BadInput(
          "--engine "
              + engine
              + " needs the folder `lincheck` that is built beside sfmc.jar, and "
              + missing.getMessage()
              + " is not there; delete sfmc.jar, and sfmc builds both");
    }
  }
}
