package org.sfmc.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Storage;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.run.AllBugs;
import org.sfmc.checker.run.Coverage;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Reached;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Verdict;
import org.sfmc.reports.results.Reports;
import org.sfmc.reports.text.BugTable;
import org.sfmc.reports.text.Outcomes;
import org.sfmc.reports.text.PointCoverage;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.text.Summary;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.syntax.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc check}: searches every run and holds it against its expectation. */
@Command(
    name = "check",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc check%n"
            + "  sfmc check dup nowait%n"
            + "  sfmc check my/race.litmus --run 'bug=*'%n%nUsage: ",
    description = "Explore scenarios exhaustively and compare with what they expect.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(
      paramLabel = "PATH",
      description = "Files, folders, or names of scenarios in the corpus; default: the corpus.")
  private List<String> named = List.of();

  @Option(names = "--run", paramLabel = "GLOB", description = "Only runs whose id matches.")
  private String runGlob;

  @Option(
      names = "--strict",
      description =
          "A scenario that expects nothing is an error, and so is a warning; of the whole corpus,"
              + " so is a line of an implementation that no run executes.")
  private boolean strict;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print failures and the last line only.")
  private boolean quiet;

  @Option(names = "--traces", description = "Show the traces of expected violations too.")
  private boolean traces;

  @Option(names = "--timing", description = "Print how long each run took, on standard error.")
  private boolean timing;

  @Option(
      names = "--trace-dir",
      paramLabel = "DIR",
      description =
          "Save the trace of each violation there, with a page to step through it, and a page of all"
              + " runs: index.html.")
  private Path traceDir;

  @Option(
      names = "--format",
      paramLabel = "text|json|github|junit",
      description =
          "What to print: text, JSON, JUnit's XML, or text with annotations for GitHub, which is the"
              + " default where GITHUB_ACTIONS is true.")
  private String format;

  @Option(
      names = "--all-bugs",
      description =
          "Plant every bug in every situation of the scenarios, and print what catches it. Of the"
              + " whole corpus, a bug that nothing catches is a failure, and so is a built-in"
              + " property that catches nothing.")
  private boolean allBugs;

  @Mixin private StorageOptions storage;

  @Option(
      names = "--coverage",
      description =
          "Of the whole corpus: which program points of the implementations no run executes.")
  private boolean coverage;

  @Mixin private EngineOptions engine;
  private Optional<Reached> reached = Optional.empty();

  /** Scenarios that ask a run what it cannot be asked, or that ask nothing and have to. */
  private final Set<Scenario> unanswerable = new HashSet<>();

  @Override
  public Integer call() {
    engine.check(allBugs);
    ReportFormat as = format();
    boolean whole = named.isEmpty() && runGlob == null && search.isComplete() && engine.isSearch();
    if (coverage && !whole) {
      throw new BadInput(
          "--coverage is of the whole corpus: no path, no --run, no limit, no other engine with it");
    }
    reached = whole && (coverage || strict) ? Optional.of(new Reached()) : Optional.empty();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Options options = search.search();
    Style style = search.style();
    Inputs.Scenarios scenarios = Inputs.load(named);
    scenarios
        .skipped()
        .forEach(s -> err.println("skipped " + s + ": it does not begin with SFBUF"));
    err.print(scenarios.diagnostics());
    err.flush();
    if (allBugs) {
      return scenarios.errors() ? ExitCode.BAD_INPUT : plantAll(scenarios.sound(), out);
    }
    List<Compiled> runs = runs(scenarios.sound(), err);
    int asked =
        engine.isLincheck() ? engine.check(runs, options, style, traceDir, out) : ExitCode.OK;
    if (!engine.isSearch()) {
      return scenarios.errors() ? ExitCode.BAD_INPUT : asked;
    }
    List<Result> results = searchAll(runs, as, options);
    String unreached = runGlob == null ? unreached(results, out) : "";
    err.print(unreached);
    boolean warned = strict && !(scenarios.diagnostics().isEmpty() && unreached.isEmpty());
    if (scenarios.errors() || !unanswerable.isEmpty() || warned) {
      return ExitCode.BAD_INPUT;
    }
    return asked == ExitCode.OK ? code(results) : asked;
  }

  private ReportFormat format() {
    ReportFormat as = ReportFormat.of(format, environment());
    if (as.isForPrograms() && (engine.isLincheck() || coverage)) {
      throw new BadInput(
          "--format " + format + " is of what the search finds, and of nothing else");
    }
    return as;
  }

  private Map<String, String> environment() {
    return ((Main) spec.root().userObject()).environment();
  }

  /** Searches the runs, and prints what came of them. */
  private List<Result> searchAll(List<Compiled> runs, ReportFormat as, Options options) {
    Told told = new Told(options, traceDir, traces || as == ReportFormat.JSON);
    Options kept = storage.in(options, runs);
    for (Compiled run : runs) {
      search(run, kept, spec.commandLine().getErr()).ifPresent(told::add);
    }
    told.index();
    print(told, as, options, search.style(), spec.commandLine().getOut());
    return told.results();
  }

  /** What no run comes to: statements of scenarios, program points of implementations. */
  private String unreached(List<Result> results, PrintWriter out) {
    List<Result> answered =
        results.stream().filter(r -> !unanswerable.contains(r.compiled().scenario())).toList();
    return Coverage.warnings(answered) + points(results, out);
  }

  /** A line for each program point that should have been executed and is not. */
  private String points(List<Result> results, PrintWriter out) {
    // Of a search that a limit ended nobody knows what it would have come to.
    boolean cut = results.stream().anyMatch(r -> r.status() == Result.Status.INCOMPLETE);
    if (reached.isEmpty() || cut || !unanswerable.isEmpty()) {
      return "";
    }
    PointCoverage points = new PointCoverage(reached.get().sites());
    if (coverage) {
      out.print(points.summary());
    }
    return points.complaints().stream().map(c -> "coverage: " + c + "\n").collect(joining());
  }

  private int plantAll(List<Scenario> scenarios, PrintWriter out) {
    if (spec.commandLine().getParseResult().matchedOptions().size() > 1) {
      throw new BadInput("--all-bugs takes paths, and no other option");
    }
    BugTable table = new BugTable(AllBugs.planted(scenarios), AllBugs.expected(scenarios));
    out.print(table.print());
    boolean judged = named.isEmpty();
    boolean missing = !table.uncaught().isEmpty() || !table.idle().isEmpty();
    return judged && missing ? ExitCode.MISMATCH : ExitCode.OK;
  }

  private List<Compiled> runs(List<Scenario> scenarios, PrintWriter err) {
    List<Compiled> all = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      if (strict && scenario.expects().isEmpty()) {
        err.println(
            scenario.name().span()
                + ": error: "
                + scenario.name()
                + " expects nothing\n"
                + "  = help: say what it shows, such as `expect ok;`");
        unanswerable.add(scenario);
      } else {
        all.addAll(Inputs.runs(scenario, (run, e) -> refuse(scenario, run.id(), e, err)));
      }
    }
    if (runGlob == null) {
      return all;
    }
    List<Compiled> chosen = all.stream().filter(c -> Glob.matches(runGlob, c.run().id())).toList();
    if (chosen.isEmpty() && !all.isEmpty()) {
      List<String> ids = all.stream().map(c -> c.run().id()).toList();
      throw new BadInput(
          "no run matches `"
              + runGlob
              + "`; "
              + DidYouMean.help(runGlob, ids).orElse("`sfmc list runs` lists them"));
    }
    return chosen;
  }

  /** Empty for a run that cannot be asked what the scenario asks; the others go on. */
  private Optional<Result> search(Compiled run, Options options, PrintWriter err) {
    long start = System.nanoTime();
    try {
      Watcher watcher = Progress.of(err, run, options);
      Result result = Runner.run(run, options, reached.map(watcher::and).orElse(watcher));
      if (timing) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = result.exploration().transitions() / seconds / 1e6;
        double bytes = 1.0 * result.exploration().bytes() / result.exploration().states();
        err.printf(
            "%-50s %8.3f s  %6.2f million transitions/s  %4.1f bytes/state%n",
            result.id(), seconds, rate, bytes);
      }
      return Optional.of(result);
    } catch (Storage.Unusable e) {
      throw new BadInput("--checkpoint: " + e.getMessage());
    } catch (UnsupportedInRun e) {
      refuse(run.scenario(), run.run().id(), e, err);
      return Optional.empty();
    }
  }

  private void refuse(Scenario scenario, String run, UnsupportedInRun e, PrintWriter err) {
    err.print(e.render(scenario, run));
    unanswerable.add(scenario);
  }

  private void print(Told told, ReportFormat as, Options options, Style style, PrintWriter out) {
    switch (as) {
      case JSON -> out.print(Reports.json(told.report()));
      case JUNIT -> out.print(told.junit());
      case TEXT -> print(told, options, style, out);
      case GITHUB -> {
        print(told, options, style, out);
        out.print(told.github(environment()));
      }
    }
  }

  private void print(Told told, Options options, Style style, PrintWriter out) {
    List<Result> results = told.results();
    if (!quiet && !results.isEmpty()) {
      out.print(Summary.table(results));
      out.println();
    }
    for (Result result : results) {
      boolean shown = result.status() != Result.Status.PASS;
      boolean asked = traces && result.verdict() instanceof Verdict.Violated;
      if (shown || asked) {
        out.print(told.account(result, style));
        out.println();
      } else if (result.compiled().run().expect() == null && !quiet) {
        out.print(result.id() + ": nothing was asserted.  " + Outcomes.print(result));
        out.println();
      }
    }
    if (!results.isEmpty()) {
      out.print(Summary.lastLine(results));
      out.print(Summary.reductions(results));
      if (options.grain() == Grain.CALL) {
        out.println(
            "Grain call: calls took turns as a whole; what can happen inside one was not explored.");
      }
    }
  }

  private static int code(List<Result> results) {
    boolean mismatch = results.stream().anyMatch(r -> r.status() == Result.Status.FAIL);
    boolean incomplete = results.stream().anyMatch(r -> r.status() == Result.Status.INCOMPLETE);
    return mismatch ? ExitCode.MISMATCH : incomplete ? ExitCode.INCOMPLETE : ExitCode.OK;
  }
}
