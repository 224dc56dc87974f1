package org.sfmc.scenarios.reduce;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Stmt;

/** Lists of statements with something less in them: the most first. */
final class Statements {
  private static final String NO_FLAG = "SFB_DEFAULT";

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
    return shorter;
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
      instead.add(inside(w.body()));
      shorter(inside(w.body()))
          .forEach(s -> instead.add(List.of(new Stmt.While(w.condition(), block(s, w), w.span()))));
    } else if (statement instanceof Stmt.If i) {
      insteadOf(i, instead);
    } else {
      insteadOfFlags(statement, instead);
    }
    return instead;
  }

  private static void insteadOf(Stmt.If i, List<List<Stmt>> instead) {
    instead.add(inside(i.then()));
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

  /** The allocation with a flag less. */
  private static void insteadOfFlags(Stmt statement, List<List<Stmt>> instead) {
    if (statement instanceof Stmt.Declare d && d.value() instanceof Stmt.Call call) {
      fewerFlags(call)
          .forEach(c -> instead.add(List.of(new Stmt.Declare(d.type(), d.local(), c, d.span()))));
    } else if (statement instanceof Stmt.Assign a && a.value() instanceof Stmt.Call call) {
      fewerFlags(call).forEach(c -> instead.add(List.of(new Stmt.Assign(a.target(), c, a.span()))));
    }
  }

  private static List<Stmt.Call> fewerFlags(Stmt.Call call) {
    if (!call.function().text().equals("sf_buf_alloc") || call.arguments().size() != 2) {
      return List.of();
    }
    Expr flags = call.arguments().get(1);
    List<Expr> fewer = new ArrayList<>();
    if (flags instanceof Expr.Binary b) {
      fewer.add(b.left());
      fewer.add(b.right());
    } else if (flags instanceof Expr.Ref ref && !ref.name().text().equals(NO_FLAG)) {
      fewer.add(new Expr.Ref(new Name(NO_FLAG, ref.span())));
    }
    return fewer.stream()
        .map(f -> new Stmt.Call(call.function(), List.of(call.arguments().get(0), f), call.span()))
        .toList();
  }

  private static List<Stmt> inside(Stmt statement) {
    return statement instanceof Stmt.Block b ? b.statements() : List.of(statement);
  }

  private static Stmt.Block block(List<Stmt> statements, Stmt from) {
    return new Stmt.Block(statements, from.span());
  }
}
