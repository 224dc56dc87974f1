package org.sfmc.scenarios.compile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Stmt;

/**
 * Whose doing an {@code await} waits for, as far as the text of the scenario tells.
 *
 * @param threads that its condition asks about
 * @param setters for each shared variable in it, the threads whose code assigns to it
 */
public record Awaited(Set<String> threads, Map<String, Set<String>> setters) {
  /** What the statement at a point awaits; nothing where it is no {@code await}. */
  public static Awaited at(Compiled compiled, String point) {
    Awaited awaited = new Awaited(new TreeSet<>(), new TreeMap<>());
    compiled.points().statement(point).ifPresent(s -> awaited.read(compiled.scenario(), s));
    return awaited;
  }

  private void read(Scenario scenario, Stmt statement) {
    if (statement instanceof Stmt.Do call && call.call().function().text().equals("await")) {
      List<String> names = scenario.threads().stream().map(t -> t.name().text()).toList();
      call.call()
          .arguments()
          .forEach(
              argument ->
                  StateExpr.any(
                      argument,
                      e -> {
                        read(scenario, names, e);
                        return false;
                      }));
    }
  }

  private void read(Scenario scenario, List<String> names, Expr expr) {
    if (expr instanceof Expr.ThreadVar v) {
      threads.add(v.thread().text());
    } else if (expr instanceof Expr.Predicate p) {
      p.arguments().stream()
          .map(a -> a.name().text())
          .filter(names::contains)
          .forEach(threads::add);
    } else if (expr instanceof Expr.Ref ref) {
      String name = ref.name().text();
      if (scenario.shared().stream().anyMatch(s -> s.name().text().equals(name))) {
        setters.put(name, new TreeSet<>());
        for (ThreadDecl thread : scenario.threads()) {
          if (sets(thread.body(), name)) {
            setters.get(name).add(thread.name().text());
          }
        }
      }
    }
  }

  private static boolean sets(Stmt statement, String name) {
    return (statement instanceof Stmt.Assign a && a.target().text().equals(name))
        || Slots.inside(statement).stream().anyMatch(inner -> sets(inner, name));
  }
}
