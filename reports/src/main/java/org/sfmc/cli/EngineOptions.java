package org.sfmc.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.run.Options;
import org.sfmc.reports.text.Style;
import org.sfmc.scenarios.compile.Compiled;
import picocli.CommandLine.Option;

/** Which engine checks, and how long the one that cannot tell states apart goes on. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "sfmc|lincheck|both",
      description = "sfmc (default): our search; lincheck: threads ordered by Lincheck.")
  private String engine = "sfmc";

  @Option(
      names = "--interleavings",
      paramLabel = "N",
      description = "Most interleavings that Lincheck tries, 2000 by default.")
  private int interleavings = 2_000;

  @Option(
      names = "--migrations",
      paramLabel = "N",
      description = "Most migrations in an interleaving of Lincheck's, 1 by default.")
  private int migrations = 1;

  boolean isLincheck() {
    return switch (engine) {
      case "sfmc" -> false;
      case "lincheck", "both" -> true;
      default ->
          throw new BadInput("--engine is `sfmc`, `lincheck` or `both`, not `" + engine + "`");
    };
  }

  boolean isSearch() {
    return !engine.equals("lincheck");
  }

  int check(List<Compiled> runs, Options options, Style style, Path traceDir, PrintWriter out) {
    if (interleavings < 1 || migrations < 0) {
      throw new BadInput("--interleavings takes a number from 1, --migrations one from 0");
    }
    return new LincheckCheck(
            options, style, interleavings, migrations, Optional.ofNullable(traceDir), out)
        .check(runs, isSearch());
  }
}
