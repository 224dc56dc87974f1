package org.sfmc.scenarios.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.Part;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.property.PageClaims;
import org.sfmc.model.property.PoolClaims;
import org.sfmc.model.property.RequestedClaims;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.model.sfbuf.Ledger;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.format.ExpressionPrinter;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;

/** The claims of one run: the built-in ones, and the author's that are made about this run. */
final class Claims {
  private final Scenario scenario;
  private final RunConfig run;
  private final World world;
  private final StateExpr state;

  Claims(Scenario scenario, RunConfig run, World world, StateExpr state) {
    this.scenario = scenario;
    this.run = run;
    this.world = world;
    this.state = state;
  }

  /** The claims, and what is asked besides. */
  List<Claim> all(Optional<Expr> question, Executed executed) {
    List<Claim> claims = all();
    question.ifPresent(
        asked -> {
          isKept(asked, executed);
          StateExpr.Eval eval = state.compile(asked);
          Optional<Mutex> lock = world.guardOf(asked);
          claims.add(
              new Claim(
                  Compiled.QUESTION,
                  When.SOMETIMES,
                  v -> isQuiescent(lock, v) && eval.of(v) != 0,
                  v -> ""));
        });
    return claims;
  }

  /** What costs states is kept only where the file looks at it. */
  private void isKept(Expr asked, Executed executed) {
    StateExpr.any(
        asked,
        e -> {
          if (e instanceof Expr.Predicate p) {
            Expr.Argument first = p.arguments().isEmpty() ? null : p.arguments().get(0);
            boolean executes = p.name().text().equals("executed");
            boolean kept =
                executes
                    ? executed.isAskedFor(first.name().text(), first.label().text())
                    : world.life.isPresent() || !World.isPageFate(p.name().text());
            if (!kept) {
              throw new UnsupportedInRun(
                  p.span(),
                  "`" + ExpressionPrinter.print(p) + "` is kept only where the file asks for it",
                  "name it in a property: `reachable asked: " + ExpressionPrinter.print(p) + ";`");
            }
          }
          return false;
        });
  }

  private List<Claim> all() {
    List<Claim> claims = new ArrayList<>();
    if (world.pool().isPresent()) {
      Buffers pool = world.pool().get();
      Ledger book = world.ledger.get();
      claims.addAll(PoolClaims.of(pool, book, world.threads, world.pages));
      claims.addAll(RequestedClaims.of(world.asked, pool, book, world.threads, world.pages));
    }
    claims.addAll(PageClaims.of(world.pages));
    world.life.ifPresent(life -> claims.addAll(PageClaims.of(world.pages, life)));
    claims.add(
        new Claim(
            "no_livelock", When.CAN_END, v -> false, v -> "from here on not all threads can end"));
    for (PropertyDecl property : scenario.properties()) {
      if (run.has(property.when())) {
        claims.add(claim(property));
      }
    }
    return claims;
  }

  private Claim claim(PropertyDecl property) {
    Expr expr = property.claim();
    StateExpr.Eval eval = state.compile(expr);
    Optional<Mutex> lock = world.guardOf(expr);
    String name = property.name().text();
    return switch (property.kind()) {
      case INVARIANT ->
          new Claim(
              name,
              When.ALWAYS,
              v -> !isQuiescent(lock, v) || eval.of(v) != 0,
              v -> explain(failing(expr, v), v),
              v -> part(failing(expr, v)));
      case REACHABLE ->
          new Claim(name, When.SOMETIMES, v -> isQuiescent(lock, v) && eval.of(v) != 0, v -> "");
      case FORALL ->
          new Claim(
              name,
              When.FINALLY_ALWAYS,
              v -> eval.of(v) != 0,
              v -> explain(failing(expr, v), v),
              v -> part(failing(expr, v)));
      case EXISTS -> new Claim(name, When.FINALLY_SOMETIMES, v -> eval.of(v) != 0, v -> "");
      case NEVER ->
          new Claim(
              name,
              When.FINALLY_ALWAYS,
              v -> eval.of(v) == 0,
              v -> ExpressionPrinter.print(expr) + " is true",
              v -> new Part(ExpressionPrinter.print(expr), Map.of(), s -> eval.of(s) == 0));
    };
  }

  /** What a mutex guards is looked at only while nobody holds it. */
  private static boolean isQuiescent(Optional<Mutex> lock, View view) {
    return lock.isEmpty() || lock.get().isFree(view.cells());
  }

  /** The first part of a conjunction that is false. */
  private Expr failing(Expr expr, View view) {
    if (expr instanceof Expr.Binary b && b.operator().equals("&&")) {
      return failing(state.compile(b.left()).of(view) == 0 ? b.left() : b.right(), view);
    }
    return expr;
  }

  private Part part(Expr expr) {
    StateExpr.Eval eval = state.compile(expr);
    return new Part(ExpressionPrinter.print(expr), Map.of(), v -> eval.of(v) != 0);
  }

  /** That an expression is false, with the values in it. */
  private String explain(Expr expr, View view) {
    List<String> values = new ArrayList<>();
    StateExpr.any(
        expr,
        e -> {
          boolean changes = e instanceof Expr.ThreadVar || e instanceof Expr.Predicate;
          if (changes) {
            values.add(ExpressionPrinter.print(e) + " is " + state.compile(e).of(view));
          }
          return false;
        });
    String falsehood = ExpressionPrinter.print(expr) + " is false";
    return values.isEmpty() ? falsehood : falsehood + ": " + String.join(", ", values);
  }
}
