package org.sfmc.scenarios.generate;

import static org.sfmc.scenarios.generate.Nodes.binary;
import static org.sfmc.scenarios.generate.Nodes.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario.Kind;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** What is written and not read: a last claim looks at it, as a person would have it. */
final class Unread {
  private static final int MOST_PARTS = 3;
  private static final List<String> NAMES =
      List.of("plain", "simple", "usual", "open", "even", "fair", "clear", "whole", "sound");

  private Unread() {}

  /** Claims about the integers and shared variables that nobody else reads. */
  static List<PropertyDecl> claims(
      Cast cast,
      List<List<Stmt>> bodies,
      List<Map<String, Type>> locals,
      List<String> shared,
      List<PropertyDecl> claims) {
    List<Expr> parts = new ArrayList<>();
    for (int t = 0; t < bodies.size(); t++) {
      String thread = cast.thread(t);
      List<Stmt> body = bodies.get(t);
      locals
          .get(t)
          .forEach(
              (name, type) -> {
                boolean read =
                    body.stream().anyMatch(s -> reads(s, name))
                        || claims.stream().anyMatch(c -> asks(c.claim(), thread, name));
                if (!read) {
                  parts.add(binary(Nodes.local(thread, name), ">=", number(0)));
                }
              });
    }
    for (String variable : shared) {
      boolean read =
          bodies.stream().anyMatch(b -> b.stream().anyMatch(s -> reads(s, variable)))
              || claims.stream().anyMatch(c -> names(c.claim(), variable));
      if (!read) {
        parts.add(binary(Nodes.ref(variable), "<=", number(4)));
      }
    }
    List<PropertyDecl> more = new ArrayList<>();
    for (int from = 0; from < parts.size(); from += MOST_PARTS) {
      List<Expr> some = parts.subList(from, Math.min(parts.size(), from + MOST_PARTS));
      Expr claim = some.stream().reduce((a, b) -> binary(a, "&&", b)).orElseThrow();
      String name = NAMES.get(from / MOST_PARTS);
      more.add(ClaimWriter.property(Kind.EXISTS, name, claim));
    }
    return more;
  }

  private static boolean asks(Expr expr, String thread, String name) {
    if (expr instanceof Expr.Binary b) {
      return asks(b.left(), thread, name) || asks(b.right(), thread, name);
    } else if (expr instanceof Expr.Unary u) {
      return asks(u.operand(), thread, name);
    }
    return expr instanceof Expr.ThreadVar v
        && v.thread().text().equals(thread)
        && v.local().text().equals(name);
  }

  /** Whether a statement reads the variable. */
  static boolean reads(Stmt statement, String name) {
    if (statement instanceof Stmt.Declare d) {
      return names(d.value(), name);
    } else if (statement instanceof Stmt.Assign a) {
      return names(a.value(), name);
    } else if (statement instanceof Stmt.Store s) {
      return s.kva().text().equals(name) || names(s.value(), name);
    } else if (statement instanceof Stmt.Do d) {
      return names(d.call(), name);
    } else if (statement instanceof Stmt.If i) {
      return names(i.condition(), name) || inside(statement, name);
    } else if (statement instanceof Stmt.While w) {
      return names(w.condition(), name) || inside(statement, name);
    }
    return inside(statement, name);
  }

  private static boolean inside(Stmt statement, String name) {
    return parts(statement).stream().anyMatch(s -> reads(s, name));
  }

  private static List<Stmt> parts(Stmt statement) {
    if (statement instanceof Stmt.Block b) {
      return b.statements();
    } else if (statement instanceof Stmt.Atomic a) {
      return List.of(a.body());
    } else if (statement instanceof Stmt.Labelled l) {
      return List.of(l.statement());
    } else if (statement instanceof Stmt.While w) {
      return List.of(w.body());
    } else if (statement instanceof Stmt.If i) {
      return i.otherwise() == null ? List.of(i.then()) : List.of(i.then(), i.otherwise());
    }
    return List.of();
  }

  /** Whether a statement reads or writes the variable, or names the page. */
  static boolean names(Stmt statement, String name) {
    return reads(statement, name)
        || statement instanceof Stmt.Assign a && a.target().text().equals(name)
        || parts(statement).stream().anyMatch(s -> names(s, name));
  }

  private static boolean names(Stmt.Rhs value, String name) {
    if (value instanceof Stmt.Call call) {
      return call.arguments().stream().anyMatch(a -> names(a, name));
    } else if (value instanceof Stmt.Load load) {
      return load.kva().text().equals(name);
    }
    return value instanceof Stmt.Value v && names(v.expr(), name);
  }

  /** Whether an expression names the variable or the page. */
  static boolean names(Expr expr, String name) {
    if (expr instanceof Expr.Ref r) {
      return r.name().text().equals(name);
    } else if (expr instanceof Expr.Binary b) {
      return names(b.left(), name) || names(b.right(), name);
    } else if (expr instanceof Expr.Unary u) {
      return names(u.operand(), name);
    }
    return expr instanceof Expr.Predicate p
        && p.arguments().stream().anyMatch(a -> a.name().text().equals(name));
  }
}
