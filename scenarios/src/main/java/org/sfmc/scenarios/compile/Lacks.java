package org.sfmc.scenarios.compile;

import java.util.Set;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;

/** Refuses a run on an implementation that lacks a call or a flag which the scenario uses. */
final class Lacks {
  private final RunConfig run;
  private final Set<String> lacks;

  private Lacks(RunConfig run) {
    this.run = run;
    this.lacks = Implementation.of(run.impl()).lacks();
  }

  /**
   * Looks through the threads.
   *
   * @throws UnsupportedInRun at the first such call or flag
   */
  static void check(Scenario scenario, RunConfig run) {
    Lacks lacks = new Lacks(run);
    if (!lacks.lacks.isEmpty()) {
      scenario
          .threads()
          .forEach(
              t ->
                  Looks.calls(
                      t.body(),
                      call -> {
                        lacks.check(call);
                        return false;
                      }));
    }
  }

  private void check(Stmt.Call call) {
    refuse(call.function().text(), call.function().span());
    if (call.function().text().equals("sf_buf_alloc")) {
      StateExpr.any(
          call.arguments().get(1),
          e -> {
            if (e instanceof Expr.Ref ref) {
              String name = ref.name().text();
              refuse(run.params().getOrDefault(name, name), ref.span());
            }
            return false;
          });
    }
  }

  private void refuse(String word, Span span) {
    if (lacks.contains(word)) {
      throw new UnsupportedInRun(
          span, "`" + run.impl() + "` has no " + word, "run it on another implementation");
    }
  }
}
