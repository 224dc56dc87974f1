package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.Observed;
import org.sfmc.model.system.SystemBuilder;

/** A system whose final states are told apart by every cell. */
final class AllCells {
  private AllCells() {}

  static SystemBuilder observed(SystemBuilder builder) {
    return engine -> {
      ModelledSystem system = builder.build(engine);
      List<Observed> cells = new ArrayList<>();
      for (int i = 0; i < system.layout().size(); i++) {
        int index = i;
        cells.add(
            new Observed(
                system.layout().cell(i).name(), v -> v.cells().get(index), Integer::toString));
      }
      return new ModelledSystem(
          system.layout(),
          system.initialStates(),
          system.threads(),
          system.environment(),
          system.claims(),
          cells);
    };
  }
}
