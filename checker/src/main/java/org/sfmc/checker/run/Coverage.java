package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sfmc.scenarios.compile.Points;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Scenario;

/** Statements that no run has come to: what a scenario seems to say, and does not. */
public final class Coverage {
  private Coverage() {}

  /** A warning for each statement that was reached in none of the runs of its scenario. */
  public static String warnings(List<Result> results) {
    Map<String, List<Result>> byFile = new LinkedHashMap<>();
    results.forEach(r -> byFile.computeIfAbsent(file(r), f -> new ArrayList<>()).add(r));
    List<Diagnostic> warnings = new ArrayList<>();
    byFile.values().forEach(runs -> warnings.addAll(unreached(runs)));
    return Diagnostics.render(warnings);
  }

  private static String file(Result result) {
    return result.compiled().scenario().name().span().file();
  }

  /** A warning for each statement that was reached in none of these runs of one scenario. */
  public static List<Diagnostic> unreached(List<Result> runs) {
    Set<String> passed = new HashSet<>();
    runs.forEach(r -> passed.addAll(r.exploration().passed()));
    boolean whole = runs.stream().anyMatch(r -> r.exploration().isExhaustive());
    Diagnostics warnings = new Diagnostics();
    Scenario scenario = runs.get(0).compiled().scenario();
    warnings.source(scenario.name().span().file(), scenario.source());
    for (Points.Point point : runs.get(0).compiled().points().all()) {
      if (whole && !passed.contains(point.id())) {
        warnings.add(
            Diagnostic.of(
                ErrorCode.W011,
                point.span(),
                "a statement is executed in no run",
                "never reached"));
      }
    }
    return warnings.sorted();
  }
}
