package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * A system, and what the code of its threads asks for, remembered from one execution to the next.
 */
final class Programs {
  private final Rerun rerun = new Rerun();
  private final ModelledSystem system;
  private final List<Ask> first = new ArrayList<>();

  Programs(SystemBuilder builder) {
    system = builder.build(rerun);
    for (int t = 0; t < system.threads().size(); t++) {
      first.add(rerun.first(t, system.threads().get(t).code()));
    }
  }

  ModelledSystem system() {
    return system;
  }

  Ask first(int thread) {
    return first.get(thread);
  }

  Ask next(int thread, Ask ask, int answer) {
    Ask known = ask.known(answer);
    if (known == null) {
      known = rerun.after(thread, system.threads().get(thread).code(), ask, answer);
      ask.learn(answer, known);
    }
    return known;
  }
}
