package org.sfmc.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Runner;
import org.sfmc.reports.text.Outcomes;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.Slots;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc outcomes}: how a run can end. */
@Command(
    name = "outcomes",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc outcomes catch%n"
            + "  sfmc outcomes dup --vars a:sf,b:sf%n"
            + "  sfmc outcomes wait --diff bug=no_wakeup%n%nUsage: ",
    description = {
      "Show every way in which a run can end, with how many final states show it and a shortest"
          + " schedule that leads there; then what becomes of the file's claims.",
      "",
      "The search goes on behind whatever is violated. Shown are shared variables, and the locals"
          + " that the file's properties look at; all locals where they look at none."
    },
    mixinStandardHelpOptions = true)
final class OutcomesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(paramLabel = "FILE", description = "A scenario: a file or a name of the corpus.")
  private String file;

  @Option(
      names = "--run",
      paramLabel = "GLOB",
      description = "Runs whose id matches; without it the machine as the file sets it up.")
  private String runGlob;

  @Option(
      names = "--vars",
      paramLabel = "a:r,b:sf",
      split = ",",
      description = "Tell outcomes apart by these locals and shared variables only.")
  private List<String> vars = List.of();

  @Option(
      names = "--diff",
      paramLabel = "RUN",
      description = "What another run adds (+) and loses (-), such as bug=no_wakeup.")
  private String diff;

  @Override
  public Integer call() {
    Options options = search.search();
    PrintWriter out = spec.commandLine().getOut();
    Scenario scenario = OneRun.scenario(file);
    List<Compiled> runs =
        runGlob == null
            ? List.of(OneRun.of(scenario, "", "--run"))
            : OneRun.matching(scenario, runGlob);
    Optional<Compiled> other =
        Optional.ofNullable(diff).map(overrides -> OneRun.of(scenario, overrides, "--diff"));
    check(scenario);
    boolean whole = true;
    for (Compiled run : runs) {
      List<String> seen = seen(run, other);
      Outcomes outcomes = outcomes(run, seen, options);
      String text = run.run().id() + ": " + outcomes.print() + outcomes.claims();
      if (other.isPresent()) {
        Outcomes others = outcomes(other.get(), seen, options);
        text = outcomes.difference(others);
        whole &= others.isWhole();
      }
      whole &= outcomes.isWhole();
      out.print(search.style().apply(text));
    }
    return whole ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private Outcomes outcomes(Compiled run, List<String> seen, Options options) {
    Compiled asked = Compiler.seeing(run.scenario(), run.run(), locals(seen));
    Progress progress = Progress.of(spec.commandLine().getErr(), asked, options);
    Outcomes outcomes = Outcomes.of(asked, Runner.explore(asked, options, progress));
    return vars.isEmpty() ? outcomes : outcomes.only(vars);
  }

  /** What is observed of the run, and of the other; what the user asks for. */
  private List<String> seen(Compiled run, Optional<Compiled> other) {
    Set<String> names = new LinkedHashSet<>(Outcomes.observed(run));
    other.ifPresent(o -> names.addAll(Outcomes.observed(o)));
    names.addAll(vars);
    return names.isEmpty() ? variables(run.scenario()) : List.copyOf(names);
  }

  private static List<Expr.ThreadVar> locals(List<String> names) {
    Span nowhere = new Span("", 1, 1, 1);
    List<Expr.ThreadVar> locals = new ArrayList<>();
    for (String name : names) {
      int colon = name.indexOf(':');
      if (colon >= 0) {
        Name thread = new Name(name.substring(0, colon), nowhere);
        locals.add(
            new Expr.ThreadVar(thread, new Name(name.substring(colon + 1), nowhere), nowhere));
      }
    }
    return locals;
  }

  private static List<String> variables(Scenario scenario) {
    List<String> known = new ArrayList<>();
    scenario.shared().forEach(s -> known.add(s.name().text()));
    scenario
        .threads()
        .forEach(
            t -> new Slots(t).all().forEach(local -> known.add(t.name() + ":" + local.name())));
    return known;
  }

  private void check(Scenario scenario) {
    List<String> known = variables(scenario);
    for (String name : vars) {
      if (!known.contains(name)) {
        throw new BadInput(
            "--vars: "
                + scenario.name()
                + " has no `"
                + name
                + "`; "
                + DidYouMean.help(name, known).orElse("it has: " + String.join(", ", known)));
      }
    }
  }
}
