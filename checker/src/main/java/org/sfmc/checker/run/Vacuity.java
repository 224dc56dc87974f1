package org.sfmc.checker.run;

import java.util.List;
import java.util.Optional;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.Kind;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;

/** Properties that every run keeps or loses whatever happens in it: they seem to say something. */
public final class Vacuity {
  private final Scenario scenario;
  private final List<Result> results;
  private final Options options;
  private final Diagnostics diagnostics = new Diagnostics();

  private Vacuity(List<Result> results, Options options) {
    this.scenario = results.get(0).compiled().scenario();
    this.results = results;
    this.options = options;
    diagnostics.source(scenario.name().span().file(), scenario.source());
  }

  /** The warnings about one scenario, of which these are all runs. */
  public static List<Diagnostic> warnings(List<Result> results, Options options) {
    Vacuity vacuity = new Vacuity(results, options);
    vacuity.scenario.properties().forEach(vacuity::check);
    return vacuity.diagnostics.sorted();
  }

  private void check(PropertyDecl property) {
    List<Result> asked =
        results.stream().filter(r -> r.compiled().run().has(property.when())).toList();
    if (asked.isEmpty()) {
      return;
    }
    List<Result> whole = asked.stream().filter(r -> r.exploration().isExhaustive()).toList();
    boolean isBroken = asked.stream().anyMatch(r -> breaks(r, property));
    if (whole.isEmpty() && !isBroken) {
      warn(property, "every run that it is claimed of ends early, at something else");
    } else if (!isBroken && property.claim() instanceof Expr.Binary claim) {
      checkLeft(property, claim, whole);
    }
  }

  private static boolean breaks(Result result, PropertyDecl property) {
    return result.verdict() instanceof Verdict.Violated violated
        && (violated.property().equals(property.name().text())
            || violated.also().contains(property.name().text()));
  }

  /** Whether what an implication is about ever happens. */
  private void checkLeft(PropertyDecl property, Expr.Binary claim, List<Result> whole) {
    Optional<Kind> witness =
        switch (property.kind()) {
          case INVARIANT -> Optional.of(Kind.REACHABLE);
          case FORALL -> Optional.of(Kind.EXISTS);
          default -> Optional.empty();
        };
    if (!claim.operator().equals("==>") || witness.isEmpty()) {
      return;
    }
    PropertyDecl left =
        new PropertyDecl(
            witness.get(), property.name(), property.when(), claim.left(), property.span());
    if (whole.stream().noneMatch(r -> happens(r.compiled(), left))) {
      warn(property, "what stands left of `==>` is never true");
    }
  }

  private boolean happens(Compiled compiled, PropertyDecl left) {
    Scenario asking =
        new Scenario(
            scenario.name(),
            scenario.title(),
            scenario.includes(),
            scenario.machine(),
            scenario.params(),
            scenario.shared(),
            scenario.threads(),
            scenario.env(),
            List.of(left),
            scenario.watches(),
            scenario.expects(),
            scenario.limits(),
            scenario.source());
    Exploration found =
        Runner.explore(Compiler.compile(asking, compiled.run()), options, new Watcher() {});
    return !found.isExhaustive() || !found.unmet().contains(left.name().text());
  }

  private void warn(PropertyDecl property, String why) {
    diagnostics.add(
        Diagnostic.of(
                ErrorCode.W016,
                property.name().span(),
                "`" + property.name() + "` decides nothing in any run",
                "true or false whatever happens")
            .note(why));
  }
}
