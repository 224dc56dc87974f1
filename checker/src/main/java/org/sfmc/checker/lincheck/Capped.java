package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.Event;
import org.sfmc.model.system.ModelledSystem.EventKind;
import org.sfmc.model.system.ModelledSystem.Start;
import org.sfmc.model.system.SystemBuilder;

/**
 * A system in which what could happen again and again happens a bounded number of times: a thread
 * can be moved to and fro for ever, and without states to recognise no search of runs would end.
 */
final class Capped {
  private Capped() {}

  /** An event that takes one from a count that all such events share. */
  record Counted(int left, Operation operation) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      if (cells[left] == 0) {
        return BLOCKED;
      }
      int result = operation.apply(cells, thread);
      if (result != BLOCKED) {
        cells[left]--;
      }
      return result;
    }

    /** Whether it would happen here if it had not happened so often. */
    boolean isUsedUp(int[] cells, int thread) {
      return cells[left] == 0 && operation.apply(cells.clone(), thread) != BLOCKED;
    }

    @Override
    public String toString() {
      return operation.toString();
    }
  }

  /** The same system with at most so many migrations, and as many speculative fills and drops. */
  static SystemBuilder at(int most, SystemBuilder builder) {
    return engine -> cap(most, builder, engine);
  }

  private static ModelledSystem cap(int most, SystemBuilder builder, Engine engine) {
    ModelledSystem system = builder.build(engine);
    int migrations = system.layout().add("migrations to come", 0, most, most);
    int speculations = system.layout().add("speculation to come", 0, most, most);
    List<Event> events = new ArrayList<>();
    for (Event event : system.environment()) {
      boolean migration = event.kind() == EventKind.MIGRATION;
      boolean repeats = migration || event.kind() == EventKind.SPECULATION;
      int left = migration ? migrations : speculations;
      events.add(
          repeats
              ? new Event(
                  event.schedule(),
                  event.thread(),
                  event.kind(),
                  new Counted(left, event.operation()))
              : event);
    }
    return new ModelledSystem(
        system.layout(),
        system.initialStates().stream()
            .map(s -> start(s, system.layout().size(), migrations, speculations, most))
            .toList(),
        system.threads(),
        events,
        system.claims(),
        system.outcome());
  }

  private static Start start(Start start, int size, int migrations, int speculations, int most) {
    int[] cells = Arrays.copyOf(start.cells(), size);
    cells[migrations] = most;
    cells[speculations] = most;
    return new Start(start.name(), cells);
  }
}
