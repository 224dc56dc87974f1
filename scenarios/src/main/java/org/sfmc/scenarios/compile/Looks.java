package org.sfmc.scenarios.compile;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Stmt;

/** What a scenario looks at: the predicates in its properties and in the calls of its threads. */
final class Looks {
  /** The functions that take {@code sf_buf_lock}. */
  private static final Set<String> LOCKING = Set.of("sf_buf_alloc", "sf_buf_free", "sf_buf_ref");

  private Looks() {}

  /** Whether some property or call asks a question. */
  static boolean at(Scenario scenario, String predicate) {
    boolean[] found = {false};
    predicates(scenario, p -> found[0] |= p.name().text().equals(predicate));
    return found[0];
  }

  /** Every question that properties and calls ask. */
  static void predicates(Scenario scenario, Consumer<Expr.Predicate> seen) {
    scenario.properties().forEach(p -> in(p.claim(), seen));
    scenario.threads().forEach(t -> in(t.body(), seen));
  }

  /** Whether a call in a statement names something. */
  static boolean names(Stmt statement, String name) {
    return calls(
        statement,
        call -> call.arguments().stream().anyMatch(a -> StateExpr.any(a, e -> isRef(e, name))));
  }

  /** Whether some thread calls one of the functions. */
  static boolean calls(Scenario scenario, Set<String> functions) {
    return scenario.threads().stream()
        .anyMatch(t -> calls(t.body(), call -> functions.contains(call.function().text())));
  }

  /** Whether a thread can be kept waiting for {@code sf_buf_lock} inside {@code atomic}. */
  static boolean waitsInAtomic(Scenario scenario) {
    return scenario.threads().stream().anyMatch(t -> waitsInAtomic(t.body()));
  }

  private static boolean waitsInAtomic(Stmt statement) {
    return statement instanceof Stmt.Atomic a
        ? calls(a.body(), Looks::takesTheLock)
        : Slots.inside(statement).stream().anyMatch(Looks::waitsInAtomic);
  }

  private static boolean takesTheLock(Stmt.Call call) {
    return LOCKING.contains(call.function().text())
        || call.arguments().stream().anyMatch(StateExpr::isGuarded);
  }

  /** Whether some thread reads or writes through an address. */
  static boolean usesAddresses(Scenario scenario) {
    return scenario.threads().stream().anyMatch(t -> usesAddress(t.body()));
  }

  private static boolean usesAddress(Stmt statement) {
    return statement instanceof Stmt.Store
        || value(statement) instanceof Stmt.Load
        || Slots.inside(statement).stream().anyMatch(Looks::usesAddress);
  }

  private static Stmt.Rhs value(Stmt statement) {
    if (statement instanceof Stmt.Declare d) {
      return d.value();
    } else if (statement instanceof Stmt.Assign a) {
      return a.value();
    } else if (statement instanceof Stmt.Store s) {
      return s.value();
    }
    return statement instanceof Stmt.Do d ? d.call() : null;
  }

  /** Whether a call in a statement is wanted. */
  static boolean calls(Stmt statement, Predicate<Stmt.Call> wanted) {
    boolean here = value(statement) instanceof Stmt.Call call && wanted.test(call);
    return here || Slots.inside(statement).stream().anyMatch(s -> calls(s, wanted));
  }

  private static boolean isRef(Expr expr, String name) {
    return expr instanceof Expr.Ref ref && ref.name().text().equals(name);
  }

  private static void in(Stmt statement, Consumer<Expr.Predicate> seen) {
    if (statement instanceof Stmt.Do d) {
      d.call().arguments().forEach(a -> in(a, seen));
    }
    Slots.inside(statement).forEach(s -> in(s, seen));
  }

  private static void in(Expr expr, Consumer<Expr.Predicate> seen) {
    StateExpr.any(
        expr,
        e -> {
          if (e instanceof Expr.Predicate p) {
            seen.accept(p);
          }
          return false;
        });
  }
}
