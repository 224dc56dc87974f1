package org.sfmc.reports.promela;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sfmc.checker.explore.Automata;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

/** What things are called in a Promela model: no two alike, and none a word of the language. */
final class Names {
  private static final Set<String> WORDS =
      Set.of(
          "active assert atomic bit bool break byte c_code c_decl c_expr c_state c_track chan d_step"
              .split(" "));

  private final Set<String> used = new HashSet<>(WORDS);
  private final List<String> fields = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();

  Names(Automata automata) {
    ModelledSystem system = automata.system();
    Layout layout = system.layout();
    for (int cell = 0; cell < layout.size(); cell++) {
      fields.add(fresh("c_" + layout.cell(cell).name()));
    }
    for (ModelledSystem.ThreadCode thread : system.threads()) {
      fields.add(fresh("at_" + thread.name()));
      threads.add(fresh("thread_" + thread.name()));
    }
  }

  /** A name like this one that nothing has yet. */
  String fresh(String like) {
    String plain = like.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("_$", "");
    String name = plain;
    for (int i = 2; !used.add(name); i++) {
      name = plain + "_" + i;
    }
    return name;
  }

  /** What an assertion of a property is about; with a prefix, because C has names as well. */
  static String property(String property) {
    return "p_" + property;
  }

  /** The variable of a field. */
  String field(int field) {
    return fields.get(field);
  }

  /** The process of a thread. */
  String thread(int thread) {
    return threads.get(thread);
  }
}
