package org.sfmc.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.run.Verdict;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.reports.explain.BugPage;
import org.sfmc.reports.explain.ErrorPage;
import org.sfmc.reports.explain.ImplementationPage;
import org.sfmc.reports.explain.InvariantPage;
import org.sfmc.reports.explain.StepsPage;
import org.sfmc.reports.text.Failure;
import org.sfmc.reports.text.Lanes;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc explain}: what a name means, or how a run comes to what it shows. */
@Command(
    name = "explain",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc explain E012%n"
            + "  sfmc explain no_lost_wakeup%n"
            + "  sfmc explain wakeup_one%n"
            + "  sfmc explain lwbuf%n"
            + "  sfmc explain --steps sf_buf_alloc --impl sparc64%n"
            + "  sfmc explain dup --witness twice%n"
            + "  sfmc explain wait --run bug=no_wakeup%n%nUsage: ",
    description = {
      "Say what an error code, an invariant, a bug or an implementation is.",
      "",
      "With --steps: the operations of a kernel function. Of a scenario: with --witness the run"
          + " that makes an exists or a reachable property true, otherwise the run that breaks a"
          + " promise."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE",
      description = "An error code, an invariant, a bug, an implementation; or a scenario.")
  private String named;

  @Option(
      names = "--run",
      paramLabel = "k=v,…",
      description = "Which run of the scenario, or what to override in it.")
  private String overrides;

  @Option(
      names = "--witness",
      paramLabel = "NAME",
      description = "Show a shortest run to a state in which this property is true.")
  private String witness;

  @Option(
      names = "--steps",
      paramLabel = "FUNCTION",
      description = "Show what this function does, operation by operation, and what are steps.")
  private String function;

  @Option(
      names = "--impl",
      paramLabel = "NAME",
      description = "In which implementation; i386 by default.")
  private String impl;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Style style = search.style();
    if (impl != null && function == null) {
      throw new BadInput("--impl is for --steps");
    }
    if (function != null) {
      if (named != null || overrides != null || witness != null) {
        throw new BadInput("--steps takes --impl, and nothing else");
      }
      out.print(style.apply(steps()));
      return ExitCode.OK;
    }
    if (named == null) {
      throw new BadInput("explain what? A name, a scenario, or --steps FUNCTION");
    }
    Optional<String> page =
        overrides == null && witness == null ? page(style.width()) : Optional.empty();
    if (page.isPresent()) {
      out.print(style.apply(page.get()));
      return ExitCode.OK;
    }
    return run(isFile() ? named : unknown(), out, style);
  }

  private Optional<String> page(int width) {
    Optional<String> error = ErrorPage.of(named).map(ErrorPage::print);
    Optional<String> invariant =
        Invariants.all().stream()
            .filter(i -> i.name().equals(named))
            .findFirst()
            .map(i -> InvariantPage.print(i, corpus(), width));
    Optional<String> bug =
        Bugs.all().stream()
            .filter(b -> b.name().equals(named))
            .findFirst()
            .map(b -> BugPage.print(b, corpus(), width));
    Optional<String> implementation =
        Arrays.stream(Implementation.values())
            .filter(i -> i.id().equals(named))
            .findFirst()
            .map(i -> ImplementationPage.print(i, corpus(), width));
    return error.or(() -> invariant).or(() -> bug).or(() -> implementation);
  }

  private static List<Compiled> corpus() {
    return Inputs.load(List.of()).sound().stream().flatMap(s -> OneRun.runs(s).stream()).toList();
  }

  private boolean isFile() {
    return Files.exists(Path.of(named))
        || Inputs.corpus().entries().stream()
            .anyMatch(e -> e.name().equals(named) || e.shownAs().equals(named));
  }

  private String unknown() {
    List<String> names = new ArrayList<>();
    for (ErrorCode code : ErrorCode.values()) {
      names.add(code.name());
    }
    names.addAll(Invariants.names());
    Bugs.all().forEach(b -> names.add(b.name()));
    for (Implementation implementation : Implementation.values()) {
      names.add(implementation.id());
    }
    Inputs.corpus().entries().stream().map(Corpus.Entry::name).forEach(names::add);
    throw new BadInput(
        "there is no error code, invariant, bug, implementation or scenario `"
            + named
            + "`; "
            + DidYouMean.help(named, names).orElse("`sfmc list` lists them"));
  }

  private String steps() {
    String wanted = impl == null ? Implementation.I386.id() : impl;
    List<String> ids = Arrays.stream(Implementation.values()).map(Implementation::id).toList();
    if (!ids.contains(wanted)) {
      throw new BadInput(
          "--impl: there is no implementation `"
              + wanted
              + "`; "
              + DidYouMean.help(wanted, ids).orElse("they are: " + String.join(", ", ids)));
    }
    Implementation implementation = Implementation.of(wanted);
    List<String> functions = StepsPage.functions(implementation);
    if (!functions.contains(function)) {
      throw new BadInput(
          "--steps: "
              + wanted
              + " has no `"
              + function
              + "`; "
              + DidYouMean.help(function, functions)
                  .orElse("it has: " + String.join(", ", functions)));
    }
    return StepsPage.print(function, implementation);
  }

  private int run(String file, PrintWriter out, Style style) {
    Scenario scenario = OneRun.scenario(file);
    Compiled run = OneRun.of(scenario, overrides == null ? "" : overrides, "--run");
    Options options = search.search();
    return witness == null ? broken(run, options, style, out) : witness(run, options, style, out);
  }

  private int broken(Compiled run, Options options, Style style, PrintWriter out) {
    Result result =
        Runner.run(run, options, Progress.of(spec.commandLine().getErr(), run, options));
    if (result.verdict() instanceof Verdict.Incomplete incomplete) {
      out.println(run.run().id() + ": " + incomplete.reason() + ": nothing is proved");
      return ExitCode.INCOMPLETE;
    }
    if (result.verdict() instanceof Verdict.Holds) {
      out.println(run.run().id() + " breaks no promise: there is nothing to explain");
      return ExitCode.OK;
    }
    out.print(Failure.print(result, options, style));
    return ExitCode.OK;
  }

  private int witness(Compiled run, Options options, Style style, PrintWriter out) {
    List<String> properties =
        run.scenario().properties().stream()
            .filter(p -> p.kind() == Kind.EXISTS || p.kind() == Kind.REACHABLE)
            .filter(p -> run.run().has(p.when()))
            .map(p -> p.name().text())
            .toList();
    if (!properties.contains(witness)) {
      throw new BadInput(
          "--witness: "
              + run.run().id()
              + " has no exists or reachable property `"
              + witness
              + "`; "
              + DidYouMean.help(witness, properties)
                  .orElse("it has: " + String.join(", ", properties)));
    }
    Progress progress = Progress.of(spec.commandLine().getErr(), run, options);
    Exploration found = Runner.explore(run, options, progress);
    Optional<Finding> finding =
        found.findings().stream().filter(f -> f.claim().equals(witness)).findFirst();
    if (finding.isEmpty()) {
      String why = found.incomplete().map(w -> " so far: " + w).orElse("");
      out.println(run.run().id() + ": " + witness + " is never true" + why);
      return found.isExhaustive() ? ExitCode.MISMATCH : ExitCode.INCOMPLETE;
    }
    show(run, finding.get(), options, style, out);
    return ExitCode.OK;
  }

  private void show(Compiled run, Finding met, Options options, Style style, PrintWriter out) {
    Schedule schedule = new Schedule(met.initial(), met.run());
    Document trace = Documents.of(run, options, Runner.replay(run, options, schedule));
    out.print(style.apply(run.run().id() + ": " + witness + " is true at the end of this run\n\n"));
    out.print(Lanes.print(trace, style));
    String settings = run.run().overrides();
    out.println(
        "\n  sfmc replay "
            + named
            + (settings.isEmpty() ? "" : " --run '" + settings + "'")
            + (options.grain() == Grain.LOCK ? "" : " --grain " + search.grain())
            + " --schedule '"
            + trace.schedule()
            + "'");
  }
}
