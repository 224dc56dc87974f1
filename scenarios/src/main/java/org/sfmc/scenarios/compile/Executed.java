package org.sfmc.scenarios.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Operation;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;

/** Which labelled statements have been executed, for the labels that somebody asks about. */
final class Executed {
  private final Map<String, Integer> cells = new LinkedHashMap<>();

  Executed(Scenario scenario, Layout layout) {
    Looks.predicates(
        scenario,
        p -> {
          if (p.name().text().equals("executed")) {
            Expr.Argument a = p.arguments().get(0);
            String key = key(a.name().text(), a.label().text());
            cells.computeIfAbsent(key, k -> layout.add("executed(" + k + ")", 0, 1, 0));
          }
        });
  }

  private static String key(String thread, String label) {
    return thread + ":" + label;
  }

  int cell(String thread, String label) {
    return cells.get(key(thread, label));
  }

  boolean isAskedFor(String thread, String label) {
    return cells.containsKey(key(thread, label));
  }

  /** Notes that the statement is done. */
  Operation note(String thread, String label) {
    return new Note(key(thread, label), cell(thread, label));
  }

  private record Note(String label, int cell) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      cells.set(cell, 1);
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.MARK;
    }

    @Override
    public String toString() {
      return label + " is executed";
    }
  }
}
