package org.sfmc.scenarios.reduce;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** A local that is one page all along, and the page instead of it. */
final class PageLocals {
  private final Name local;
  private final Expr page;

  private PageLocals(Name local, Expr page) {
    this.local = local;
    this.page = page;
  }

  /** The statements without one such local: one list for each. */
  static List<List<Stmt>> without(List<Stmt> body) {
    List<List<Stmt>> without = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i) instanceof Stmt.Declare d
          && d.type() == Type.PAGE
          && d.value() instanceof Stmt.Value v
          && body.stream().noneMatch(s -> assigns(s, d.local()))) {
        List<Stmt> others = new ArrayList<>(body);
        others.remove(i);
        without.add(new PageLocals(d.local(), v.expr()).in(others));
      }
    }
    return without;
  }

  private static boolean assigns(Stmt statement, Name local) {
    if (statement instanceof Stmt.Assign a) {
      return a.target().text().equals(local.text());
    } else if (statement instanceof Stmt.Block b) {
      return b.statements().stream().anyMatch(s -> assigns(s, local));
    } else if (statement instanceof Stmt.Labelled l) {
      return assigns(l.statement(), local);
    } else if (statement instanceof Stmt.Atomic a) {
      return assigns(a.body(), local);
    } else if (statement instanceof Stmt.While w) {
      return assigns(w.body(), local);
    }
    return statement instanceof Stmt.If i
        && (assigns(i.then(), local) || i.otherwise() != null && assigns(i.otherwise(), local));
  }

  private List<Stmt> in(List<Stmt> statements) {
    return statements.stream().map(this::in).toList();
  }

  private Stmt in(Stmt s) {
    if (s instanceof Stmt.Declare d) {
      return new Stmt.Declare(d.type(), d.local(), in(d.value()), d.span());
    } else if (s instanceof Stmt.Assign a) {
      return new Stmt.Assign(a.target(), in(a.value()), a.span());
    } else if (s instanceof Stmt.Store st) {
      return new Stmt.Store(st.kva(), in(st.value()), st.span());
    } else if (s instanceof Stmt.Do d) {
      return new Stmt.Do((Stmt.Call) in(d.call()), d.span());
    } else if (s instanceof Stmt.Block b) {
      return block(b);
    } else if (s instanceof Stmt.Labelled l) {
      return new Stmt.Labelled(l.label(), in(l.statement()), l.span());
    } else if (s instanceof Stmt.Atomic a) {
      return new Stmt.Atomic(block(a.body()), a.span());
    } else if (s instanceof Stmt.While w) {
      return new Stmt.While(in(w.condition()), in(w.body()), w.span());
    } else if (s instanceof Stmt.If i) {
      Stmt otherwise = i.otherwise() == null ? null : in(i.otherwise());
      return new Stmt.If(in(i.condition()), in(i.then()), otherwise, i.span());
    }
    return s;
  }

  private Stmt.Block block(Stmt.Block b) {
    return new Stmt.Block(in(b.statements()), b.span());
  }

  private Stmt.Rhs in(Stmt.Rhs value) {
    if (value instanceof Stmt.Call c) {
      List<Expr> arguments = c.arguments().stream().map(this::in).toList();
      return new Stmt.Call(c.function(), arguments, c.span());
    }
    return value instanceof Stmt.Value v ? new Stmt.Value(in(v.expr())) : value;
  }

  private Expr in(Expr expr) {
    if (expr instanceof Expr.Ref r) {
      return r.name().text().equals(local.text()) ? page : expr;
    } else if (expr instanceof Expr.Binary b) {
      return new Expr.Binary(b.operator(), in(b.left()), in(b.right()), b.span());
    }
    return expr instanceof Expr.Unary u
        ? new Expr.Unary(u.operator(), in(u.operand()), u.span())
        : expr;
  }
}
