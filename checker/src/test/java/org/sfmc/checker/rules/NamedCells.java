package org.sfmc.checker.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

/** The cells of a system by the names that the model gives them. */
final class NamedCells {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> threads;
  private final Layout layout;

  NamedCells(ModelledSystem system) {
    layout = system.layout();
    for (int i = 0; i < layout.size(); i++) {
      indexes.put(layout.cell(i).name(), i);
    }
    threads = system.threads().stream().map(ModelledSystem.ThreadCode::name).toList();
  }

  /** The index of a cell. */
  int at(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      throw new AssertionError("no cell is called " + name);
    }
    return index;
  }

  /** The index of a thread's cell: {@code signal(guest)}. */
  int of(String what, int thread) {
    return at(what + "(" + threads.get(thread) + ")");
  }

  String name(int cell) {
    return layout.cell(cell).name();
  }

  int threads() {
    return threads.size();
  }

  /** The indexes of every cell of a kind: {@code accessed(K0)}, {@code accessed(K1)}, … */
  int[] all(String kind) {
    return indexes.entrySet().stream()
        .filter(e -> e.getKey().startsWith(kind + "("))
        .mapToInt(Map.Entry::getValue)
        .sorted()
        .toArray();
  }

  /** The places of a queue, head first: {@code sleepq[0]}, {@code sleepq[1]}, … */
  int[] queue(String name) {
    int length = 0;
    while (indexes.containsKey(name + "[" + length + "]")) {
      length++;
    }
    int[] places = new int[length];
    for (int i = 0; i < length; i++) {
      places[i] = at(name + "[" + i + "]");
    }
    return places;
  }
}
