package org.sfmc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sfmc.checker.explore.Automata;
import org.sfmc.checker.run.Options;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.reports.promela.Promela;
import org.sfmc.scenarios.compile.Compiled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc export}: a run for another model checker. */
@Command(
    name = "export",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc export wait --promela -o wait.pml%n"
            + "  sfmc export wait --run bug=no_wakeup --promela -o wait.pml%n%nUsage: ",
    description = "Write the reachable automata of a run as a model for SPIN.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final int MOST_STATES = 2_000_000;

  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(paramLabel = "FILE", description = "A scenario: a file or a name of the corpus.")
  private String file;

  @Option(
      names = "--run",
      paramLabel = "k=v,…",
      description = "Which run of the scenario, or what to override in it.")
  private String overrides = "";

  @Option(names = "--promela", required = true, description = "As one Promela file.")
  private boolean promela;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead of to standard output.")
  private Path output;

  @Override
  public Integer call() {
    Options options = search.search();
    Compiled run = OneRun.of(OneRun.scenario(file), overrides, "--run");
    int most = options.states().orElse(MOST_STATES);
    String model;
    try {
      Automata automata = Automata.of(run.builder(), options.grain(), most);
      model = Promela.of(automata, about(run, options));
    } catch (BoundsExceeded e) {
      throw new BadInput("this run cannot be exported: " + e.getMessage());
    }
    write(model);
    return ExitCode.OK;
  }

  private static String about(Compiled run, Options options) {
    return "%s, from %s\nsteps: --grain %s"
        .formatted(
            run.run().id(),
            run.scenario().name().span().file(),
            options.grain().name().toLowerCase(java.util.Locale.ROOT));
  }

  private void write(String model) {
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(model);
      return;
    }
    try {
      Files.writeString(output, model);
    } catch (IOException e) {
      throw new BadInput("--output: cannot write to " + output);
    }
  }
}
