package org.sfmc.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.StateGraph;
import org.sfmc.checker.run.Minimized;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Verdict;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.reports.graph.DotGraph;
import org.sfmc.reports.graph.JsonGraph;
import org.sfmc.reports.text.Summary;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc graph}: the state graph of a small run. */
@Command(
    name = "graph",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc graph nowait | dot -Tsvg > nowait.svg%n"
            + "  sfmc graph wait --run bug=no_wakeup --grain call --highlight%n"
            + "  sfmc graph nowait --format json%n%nUsage: ",
    description = "Print every state of a small run and every step between them.",
    mixinStandardHelpOptions = true)
final class GraphCommand implements Callable<Integer> {
  private static final int MOST_STATES = 2_000;

  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(paramLabel = "FILE", description = "A scenario: a file or a name of the corpus.")
  private String file;

  @Option(
      names = "--run",
      paramLabel = "k=v,…",
      description = "Which run of the scenario, or what to override in it.")
  private String overrides = "";

  @Option(names = "--format", paramLabel = "dot|json", description = "dot by default.")
  private String format = "dot";

  @Option(
      names = "--force",
      description = "Also print what has more than 2,000 states, up to --max-states.")
  private boolean force;

  @Option(
      names = "--highlight",
      description = "Draw the run that breaks a promise, as check would show it, in red.")
  private boolean highlight;

  @Override
  public Integer call() {
    if (!List.of("dot", "json").contains(format)) {
      throw new BadInput("--format is `dot` or `json`, not `" + format + "`");
    }
    Options options = search.search();
    Compiled run = OneRun.of(OneRun.scenario(file), overrides, "--run");
    try {
      StateGraph graph = graph(run, options);
      List<Integer> path = highlight ? path(run, options, graph) : List.of();
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          format.equals("dot")
              ? DotGraph.print(run, graph, path)
              : JsonGraph.print(run, graph, path));
      return ExitCode.OK;
    } catch (UnsupportedInRun e) {
      throw new BadInput(e.render(run.scenario(), run.run().id()));
    }
  }

  private StateGraph graph(Compiled run, Options options) {
    int most = force ? Runner.mostStates(run, options) : MOST_STATES;
    Optional<StateGraph> graph = StateGraph.of(run.builder(), options.grain(), most);
    return graph.orElseThrow(
        () ->
            force
                ? new BoundsExceeded("the limit of " + most + " states was reached")
                : new BadInput(
                    run.run().id()
                        + " has more than "
                        + Summary.number(most)
                        + " states, which nobody can look at; --force prints them all the same,"
                        + " --grain call makes fewer"));
  }

  /** The states of the run that check would show. */
  private List<Integer> path(Compiled run, Options options, StateGraph graph) {
    Result result =
        Runner.run(run, options, Progress.of(spec.commandLine().getErr(), run, options));
    if (result.verdict() instanceof Verdict.Violated violated && violated.finding() != null) {
      Finding shown = Minimized.of(run, options, violated.finding()).finding();
      return graph.path(shown.initial(), shown.run());
    }
    throw new BadInput("--highlight: " + run.run().id() + " has no run that breaks a promise");
  }
}
