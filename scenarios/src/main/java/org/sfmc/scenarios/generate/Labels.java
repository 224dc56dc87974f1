package org.sfmc.scenarios.generate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.syntax.Stmt;

/** The labels that somebody refers to, each on the statement that was asked for. */
final class Labels {
  private static final Map<String, String> LETTERS =
      Map.of(
          "sf_buf_alloc", "A",
          "sf_buf_free", "F",
          "sf_buf_ref", "H",
          "vm_page_wire", "V",
          "vm_page_unwire", "U",
          "sched_pin", "P",
          "sched_unpin", "Q");

  private final List<List<Stmt>> places = new ArrayList<>();
  private final List<Map<Stmt, String>> given = new ArrayList<>();

  Labels(List<List<Stmt>> bodies) {
    for (List<Stmt> body : bodies) {
      List<Stmt> found = new ArrayList<>();
      body.forEach(s -> collect(s, found));
      places.add(found);
      given.add(new IdentityHashMap<>());
    }
  }

  private static void collect(Stmt statement, List<Stmt> found) {
    if (statement instanceof Stmt.Atomic a) {
      a.body().statements().forEach(s -> collect(s, found));
    } else if (statement instanceof Stmt.Block b) {
      b.statements().forEach(s -> collect(s, found));
    } else {
      found.add(statement);
      if (statement instanceof Stmt.If i) {
        collect(i.then(), found);
      } else if (statement instanceof Stmt.While w) {
        collect(w.body(), found);
      }
    }
  }

  /** The label of a thread's statement, modulo their number. */
  String at(int thread, int place) {
    List<Stmt> statements = places.get(thread);
    return given
        .get(thread)
        .computeIfAbsent(statements.get(place % statements.size()), s -> label(thread, s));
  }

  private String label(int thread, Stmt statement) {
    String letter = letter(statement);
    String label = letter;
    List<String> taken = List.copyOf(given.get(thread).values());
    for (int i = 2; taken.contains(label); i++) {
      label = letter + i;
    }
    return label;
  }

  private static String letter(Stmt statement) {
    if (statement instanceof Stmt.Store) {
      return "W";
    }
    Stmt.Rhs value = null;
    if (statement instanceof Stmt.Declare d) {
      value = d.value();
    } else if (statement instanceof Stmt.Do d) {
      value = d.call();
    }
    if (value instanceof Stmt.Load) {
      return "R";
    }
    return value instanceof Stmt.Call c ? LETTERS.getOrDefault(c.function().text(), "L") : "L";
  }

  /** The thread's body with its labels. */
  List<Stmt> on(int thread, List<Stmt> body) {
    return body.stream().map(s -> on(given.get(thread), s)).toList();
  }

  private static Stmt on(Map<Stmt, String> labels, Stmt statement) {
    Stmt inside = inside(labels, statement);
    String label = labels.get(statement);
    return label == null ? inside : Nodes.labelled(label, inside);
  }

  private static Stmt inside(Map<Stmt, String> labels, Stmt statement) {
    if (statement instanceof Stmt.Atomic a) {
      return new Stmt.Atomic(block(labels, a.body()), a.span());
    } else if (statement instanceof Stmt.Block b) {
      return block(labels, b);
    } else if (statement instanceof Stmt.If i) {
      Stmt otherwise = i.otherwise() == null ? null : on(labels, i.otherwise());
      return new Stmt.If(i.condition(), on(labels, i.then()), otherwise, i.span());
    } else if (statement instanceof Stmt.While w) {
      return new Stmt.While(w.condition(), on(labels, w.body()), w.span());
    }
    return statement;
  }

  private static Stmt.Block block(Map<Stmt, String> labels, Stmt.Block block) {
    return new Stmt.Block(
        block.statements().stream().map(s -> on(labels, s)).toList(), block.span());
  }
}
