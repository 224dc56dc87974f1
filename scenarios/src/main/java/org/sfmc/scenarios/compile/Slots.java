package org.sfmc.scenarios.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** The locals of one thread, numbered from 0 in the order of their declarations. */
public final class Slots {
  /** A local. */
  public record Local(String name, Type type) {}

  private final List<Local> locals = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** The locals of a thread. */
  public Slots(ThreadDecl thread) {
    declare(thread.body());
  }

  private void declare(Stmt statement) {
    if (statement instanceof Stmt.Declare d) {
      numbers.put(d.local().text(), locals.size());
      locals.add(new Local(d.local().text(), d.type()));
    }
    for (Stmt inner : inside(statement)) {
      declare(inner);
    }
  }

  /** The statements directly inside a statement. */
  static List<Stmt> inside(Stmt statement) {
    if (statement instanceof Stmt.Block b) {
      return b.statements();
    } else if (statement instanceof Stmt.Labelled l) {
      return List.of(l.statement());
    } else if (statement instanceof Stmt.While w) {
      return List.of(w.body());
    } else if (statement instanceof Stmt.Atomic a) {
      return List.of(a.body());
    } else if (statement instanceof Stmt.If i) {
      return i.otherwise() == null ? List.of(i.then()) : List.of(i.then(), i.otherwise());
    }
    return List.of();
  }

  /** All of them, in order. */
  public List<Local> all() {
    return List.copyOf(locals);
  }

  int size() {
    return locals.size();
  }

  /** Whether a local holds an address. */
  boolean isAddress(int slot) {
    return locals.get(slot).type() == Type.KVA;
  }

  /** The slot of a local, or −1 when the name is no local of this thread. */
  int of(String name) {
    return numbers.getOrDefault(name, -1);
  }
}
