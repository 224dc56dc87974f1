package org.sfmc.scenarios.compile;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;

/**
 * Which locals of a thread still matter at each statement: those that may be read before they are
 * written, and those that a property looks at.
 *
 * <p>The others are left out of the thread's positions, so that they do not tell states apart.
 */
final class Liveness {
  private final Slots slots;
  private final Points points;
  private final BitSet observed;
  private final Map<String, BitSet> liveAt = new HashMap<>();

  /**
   * Analyses a thread.
   *
   * @param observed the locals that matter at every point, the end included
   */
  Liveness(Stmt body, Slots slots, Points points, BitSet observed) {
    this.slots = slots;
    this.points = points;
    this.observed = observed;
    liveAt.put(Points.END, observed);
    before(body, observed, observed);
  }

  BitSet at(String point) {
    return liveAt.get(point);
  }

  /** What is live before a statement, given what is after it and after the loop around it. */
  private BitSet before(Stmt statement, BitSet after, BitSet afterLoop) {
    if (statement instanceof Stmt.Block b) {
      return before(b.statements(), after, afterLoop);
    } else if (statement instanceof Stmt.Labelled l) {
      return before(l.statement(), after, afterLoop);
    } else if (statement instanceof Stmt.Atomic a) {
      return before(a.body(), after, afterLoop);
    }
    BitSet live = new BitSet();
    if (statement instanceof Stmt.If i) {
      live.or(before(i.then(), after, afterLoop));
      live.or(i.otherwise() == null ? after : before(i.otherwise(), after, afterLoop));
      read(i.condition(), live);
    } else if (statement instanceof Stmt.While w) {
      live = beforeLoop(w, after);
    } else if (statement instanceof Stmt.Break) {
      live.or(afterLoop);
    } else if (statement instanceof Stmt.Return) {
      live.or(observed);
    } else {
      live.or(after);
      simple(statement, live);
    }
    live.or(observed);
    liveAt.put(points.of(statement).id(), live);
    return live;
  }

  private BitSet before(List<Stmt> statements, BitSet after, BitSet afterLoop) {
    BitSet live = after;
    for (int i = statements.size() - 1; i >= 0; i--) {
      live = before(statements.get(i), live, afterLoop);
    }
    return live;
  }

  private BitSet beforeLoop(Stmt.While loop, BitSet after) {
    BitSet live = new BitSet();
    BitSet larger = new BitSet();
    do {
      live = (BitSet) larger.clone();
      larger.or(after);
      read(loop.condition(), larger);
      larger.or(before(loop.body(), larger, after));
    } while (!larger.equals(live));
    return live;
  }

  private void simple(Stmt statement, BitSet live) {
    if (statement instanceof Stmt.Declare d) {
      kill(d.local().text(), live);
      read(d.value(), live);
    } else if (statement instanceof Stmt.Assign a) {
      kill(a.target().text(), live);
      read(a.value(), live);
    } else if (statement instanceof Stmt.Store s) {
      read(s.kva().text(), live);
      read(s.value(), live);
    } else if (statement instanceof Stmt.Do d) {
      read(d.call(), live);
    }
  }

  private void read(Stmt.Rhs value, BitSet live) {
    if (value instanceof Stmt.Call call) {
      call.arguments().forEach(argument -> read(argument, live));
    } else if (value instanceof Stmt.Load load) {
      read(load.kva().text(), live);
    } else if (value instanceof Stmt.Value v) {
      read(v.expr(), live);
    }
  }

  private void read(Expr expr, BitSet live) {
    if (expr instanceof Expr.Ref ref) {
      read(ref.name().text(), live);
    } else if (expr instanceof Expr.Unary u) {
      read(u.operand(), live);
    } else if (expr instanceof Expr.Binary b) {
      read(b.left(), live);
      read(b.right(), live);
    }
  }

  private void read(String name, BitSet live) {
    if (slots.of(name) >= 0) {
      live.set(slots.of(name));
    }
  }

  private void kill(String name, BitSet live) {
    if (slots.of(name) >= 0) {
      live.clear(slots.of(name));
    }
  }
}
