package org.sfmc.scenarios.reduce;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;

/** Lists of statements with something less in them: the most first. */
final class Statements {
  private Statements() {}

  static List<List<Stmt>> shorter(List<Stmt> all) {
    List<List<Stmt>> shorter = new ArrayList<>();
    for (int length = all.size() / 2; length > 1; length /= 2) {
      for (int from = 0; from + length <= all.size(); from += length) {
        shorter.add(replaced(all, from, length, List.of()));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      for (List<Stmt> instead : instead(all.get(i))) {
        shorter.add(replaced(all, i, 1, instead));
      }
    }
    pairs(all, shorter);
    shorter.addAll(joined(all));
    shorter.addAll(PageLocals.without(all));
    return shorter;
  }

  /** A local declared where it gets its first value. */
  private static List<List<Stmt>> joined(List<Stmt> all) {
    List<List<Stmt>> joined = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (all.get(i) instanceof Stmt.Declare d
            && d.value() == null
            && all.get(j) instanceof Stmt.Assign a
            && a.target().text().equals(d.local().text())) {
          Stmt both = new Stmt.Declare(d.type(), d.local(), a.value(), a.span());
          joined.add(replaced(replaced(all, j, 1, List.of(both)), i, 1, List.of()));
        }
      }
    }
    return joined;
  }

  /** Without two of them: what is taken and given back goes together. */
  private static void pairs(List<Stmt> all, List<List<Stmt>> shorter) {
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        shorter.add(replaced(replaced(all, j, 1, List.of()), i, 1, List.of()));
      }
    }
  }

  private static List<Stmt> replaced(List<Stmt> all, int from, int length, List<Stmt> instead) {
    List<Stmt> more = new ArrayList<>(all.subList(0, from));
    more.addAll(instead);
    more.addAll(all.subList(from + length, all.size()));
    return more;
  }

  /** What may stand for a statement. */
  private static List<List<Stmt>> instead(Stmt statement) {
    List<List<Stmt>> instead = new ArrayList<>();
    instead.add(List.of());
    if (statement instanceof Stmt.Labelled l) {
      instead.add(List.of(l.statement()));
      for (List<Stmt> inner : instead(l.statement())) {
        if (inner.size() == 1) {
          instead.add(List.of(new Stmt.Labelled(l.label(), inner.get(0), l.span())));
        }
      }
    } else if (statement instanceof Stmt.Block b) {
      instead.add(b.statements());
      shorter(b.statements()).forEach(s -> instead.add(List.of(block(s, b))));
    } else if (statement instanceof Stmt.Atomic a) {
      instead.add(a.body().statements());
      shorter(a.body().statements())
          .forEach(s -> instead.add(List.of(new Stmt.Atomic(block(s, a.body()), a.span()))));
    } else if (statement instanceof Stmt.While w) {
      // What ends the loop goes with it.
      instead.add(inside(w.body()).stream().filter(s -> !(s instanceof Stmt.Break)).toList());
      for (Expr part : Values.parts(w.condition())) {
        instead.add(List.of(new Stmt.While(part, w.body(), w.span())));
      }
      shorter(inside(w.body()))
          .forEach(s -> instead.add(List.of(new Stmt.While(w.condition(), block(s, w), w.span()))));
    } else if (statement instanceof Stmt.If i) {
      insteadOf(i, instead);
    } else {
      Values.instead(statement).forEach(s -> instead.add(List.of(s)));
    }
    return instead;
  }

  private static void insteadOf(Stmt.If i, List<List<Stmt>> instead) {
    instead.add(inside(i.then()));
    for (Expr part : Values.parts(i.condition())) {
      instead.add(List.of(new Stmt.If(part, i.then(), i.otherwise(), i.span())));
    }
    for (List<Stmt> then : shorter(inside(i.then()))) {
      instead.add(List.of(new Stmt.If(i.condition(), block(then, i), i.otherwise(), i.span())));
    }
    if (i.otherwise() != null) {
      instead.add(inside(i.otherwise()));
      instead.add(List.of(new Stmt.If(i.condition(), i.then(), null, i.span())));
      for (List<Stmt> otherwise : shorter(inside(i.otherwise()))) {
        Stmt.Block block = block(otherwise, i);
        instead.add(List.of(new Stmt.If(i.condition(), i.then(), block, i.span())));
      }
    }
  }

  private static List<Stmt> inside(Stmt statement) {
    return statement instanceof Stmt.Block b ? b.statements() : List.of(statement);
  }

  private static Stmt.Block block(List<Stmt> statements, Stmt from) {
    return new Stmt.Block(statements, from.span());
  }
}
