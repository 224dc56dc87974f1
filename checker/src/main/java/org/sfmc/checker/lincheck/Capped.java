package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.model.machine.Cells;
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
    public int apply(Cells cells, int thread) {
      if (cells.get(left) == 0) {
        return BLOCKED;
      }
      int result = operation.apply(cells, thread);
      if (result != BLOCKED) {
        cells.add(left, -1);
      }
      return result;
    }

    /** Whether it would happen here if it had not happened so often. */
    boolean isUsedUp(Cells cells, int thread) {
      return cells.get(left) == 0 && operation.apply(cells.copy(), thread) != BLOCKED;
    }

    @Override
    public String toString() {
      return operation.toString();
    }
  }

  /** The same system: so many migrations, as many speculative events, and each other as often. */
  static SystemBuilder at(int most, SystemBuilder builder) {
    return engine -> cap(most, builder.build(engine));
  }

  private static ModelledSystem cap(int most, ModelledSystem system) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List<Event> events = new ArrayList<>();
    for (Event event : system.environment()) {
      if (event.isObliged()) {
        events.add(event);
      } else {
        String count = count(event);
        int times = isShared(event) ? most : Math.max(most, 1);
        int left =
            counts.computeIfAbsent(
                count, c -> system.layout().add(c + " to come", 0, times, times));
        Operation counted = new Counted(left, event.operation());
        events.add(new Event(event.schedule(), event.thread(), event.kind(), counted));
      }
    }
    return new ModelledSystem(
        system.layout(),
        system.initialStates().stream().map(s -> start(s, system)).toList(),
        system.threads(),
        events,
        system.claims(),
        system.outcome());
  }

  private static boolean isShared(Event event) {
    return event.kind() == EventKind.MIGRATION || event.kind() == EventKind.SPECULATION;
  }

  private static String count(Event event) {
    return isShared(event) ? event.kind().name() : event.schedule();
  }

  private static Start start(Start start, ModelledSystem system) {
    int[] values = Arrays.copyOf(start.cells().toArray(), system.layout().size());
    for (int added = start.cells().size(); added < values.length; added++) {
      values[added] = system.layout().cell(added).initial();
    }
    return new Start(start.name(), new Cells(values));
  }
}
