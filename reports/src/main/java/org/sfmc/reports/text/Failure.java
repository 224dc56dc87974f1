package org.sfmc.reports.text;

import java.util.Locale;
import java.util.Optional;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Minimize;
import org.sfmc.checker.run.Minimized;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Verdict;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Points;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/**
 * What is said of one run at length: its verdict, the place, the trace, and how to see it again.
 */
public final class Failure {
  private Failure() {}

  /** The whole of it, ending in the command that shows it again. */
  public static String print(Result result, Options options, Style style) {
    StringBuilder out = new StringBuilder();
    out.append(result.status()).append("  ").append(result.id()).append("\n\n");
    for (String reason : result.reasons()) {
      out.append("  ").append(reason).append('\n');
    }
    if (result.verdict() instanceof Verdict.Violated violated) {
      if (violated.finding() != null) {
        violation(result, violated, options, style, out);
      } else {
        declared(result.compiled(), violated.property())
            .ifPresent(p -> out.append(unmet(result.compiled(), p, style.width() - 1)));
      }
    }
    return style.apply(out.toString());
  }

  /** The property of the file that has the name. */
  private static Optional<Scenario.PropertyDecl> declared(Compiled compiled, String name) {
    return compiled.scenario().properties().stream()
        .filter(p -> p.name().text().equals(name))
        .findFirst();
  }

  private static String unmet(Compiled compiled, Scenario.PropertyDecl property, int width) {
    String where =
        property.kind() == Scenario.Kind.EXISTS ? "at the end of no run" : "in no state of any run";
    return at(compiled, property.span(), "true " + where, width).indent(1);
  }

  private static String at(Compiled compiled, Span span, String label, int width) {
    // What came from another file is not in this one's text.
    return span.file().equals(compiled.scenario().name().span().file())
        ? Caret.print(span, compiled.scenario().source(), label, width)
        : String.join("\n", Lanes.wrap(" " + label, width, 1)) + "\n";
  }

  private static void violation(
      Result result, Verdict.Violated violated, Options options, Style style, StringBuilder out) {
    Compiled compiled = result.compiled();
    Minimized shown = Minimized.of(compiled, options, violated.finding());
    Finding finding = shown.finding();
    Trace trace = Runner.trace(compiled, options, finding);
    if (result.reasons().isEmpty()) {
      String place = Runner.place(compiled, finding);
      out.append("  ")
          .append(finding.claim())
          .append(" is violated")
          .append(place.isEmpty() ? "" : " at " + place)
          .append('\n');
    }
    out.append(place(compiled, finding, style.width() - 1).indent(1));
    out.append('\n').append("  ").append(cost(trace, shown.by())).append("\n\n");
    out.append(Lanes.print(trace, style).indent(0));
    out.append('\n').append(replay(compiled, options, trace.schedule()));
  }

  private static String place(Compiled compiled, Finding finding, int width) {
    Points points = compiled.points();
    String why = finding.explanation();
    Optional<Scenario.PropertyDecl> property = declared(compiled, finding.claim());
    if (finding.thread() < 0 && property.isPresent()) {
      return at(compiled, property.get().span(), why, width);
    } else if (finding.thread() < 0) {
      return String.join("\n", Lanes.wrap(" " + why, width, 1)) + "\n";
    } else if (!points.isStatement(finding.point())) {
      return at(compiled, compiled.scenario().threads().get(finding.thread()).span(), why, width);
    }
    Points.Point point = points.get(finding.point());
    return Caret.print(point.span(), compiled.scenario().source(), finding.explanation(), width);
  }

  private static String cost(Trace trace, Minimize by) {
    StringBuilder cost = new StringBuilder(count(trace.steps(), "step"));
    cost.append(" in ").append(count(trace.rows().size(), "row"));
    cost.append(", ").append(count(trace.switches(), "context switch"));
    if (trace.migrations() > 0) {
      cost.append(", ").append(count(trace.migrations(), "migration"));
    }
    if (trace.signals() > 0) {
      cost.append(", ").append(count(trace.signals(), "signal"));
    }
    return cost.append('.').append(superlative(trace, by)).toString();
  }

  private static String superlative(Trace trace, Minimize by) {
    boolean disturbed = trace.migrations() + trace.signals() > 0;
    return switch (by) {
      case SWITCHES ->
          "  No run that breaks it has fewer" + (disturbed ? " of these together." : " switches.");
      case STEPS -> "  No run that breaks it is shorter.";
      case NONE -> "";
    };
  }

  private static String count(int n, String what) {
    String plural = what.endsWith("ch") ? what + "es" : what + "s";
    return n + " " + (n == 1 ? what : plural);
  }

  /** As a shell takes it for one word. */
  private static String word(String path) {
    return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  /** The command that replays a schedule of a run. */
  private static String replay(Compiled compiled, Options options, String schedule) {
    RunConfig run = compiled.run();
    String name = compiled.scenario().name().text();
    String overrides =
        run.id().equals(name)
            ? ""
            : " --run '" + run.id().substring(name.length() + 1, run.id().length() - 1) + "'";
    String grain =
        options.grain() == Grain.LOCK
            ? ""
            : " --grain " + options.grain().name().toLowerCase(Locale.ROOT);
    return "  replay  sfmc replay "
        + word(compiled.scenario().name().span().file())
        + overrides
        + grain
        + " \\\n            --schedule '"
        + schedule
        + "'\n";
  }
}
