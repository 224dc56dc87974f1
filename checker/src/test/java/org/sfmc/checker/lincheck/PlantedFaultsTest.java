package org.sfmc.checker.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.systems.KernelSystems;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/** A fault of the search, planted where Lincheck does not see it, shows as a disagreement. */
@Tag("lincheck")
class PlantedFaultsTest {
  /** An operation that says something else of itself. */
  private record Says(Operation operation, Mover mover, Mutex guard) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return operation.apply(cells, thread);
    }

    @Override
    public boolean mayBlock() {
      return operation.mayBlock();
    }
  }

  /** A write whose label does not tell what it writes. */
  private record Write(int cell, int[] value) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      cells.set(cell, value[0]);
      return 0;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Write;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private record Read(int cell) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return cells.get(cell);
    }
  }

  private static void isNoticed(SystemBuilder faulty, SystemBuilder right) {
    assertEquals(List.of(), compare(right, right), "without the fault");
    assertNotEquals(List.of(), compare(faulty, right), "with the fault");
  }

  private static List<String> compare(SystemBuilder searched, SystemBuilder ordered) {
    return Agreement.between(
            AllCells.observed(searched), AllCells.observed(ordered), LincheckTests.all(Grain.LOCK))
        .differences();
  }

  private static SystemBuilder through(SystemBuilder builder, UnaryOperator<Operation> change) {
    return engine -> builder.build(new Changing(engine, change));
  }

  private static void increment(KernelSystems.Parts parts) {
    int seen = parts.open.get();
    parts.open.set(seen + 1);
  }

  @Test
  void aLostTransition() {
    SystemBuilder right = KernelSystems.withSignal(p -> {}, PlantedFaultsTest::increment);
    SystemBuilder faulty =
        engine -> {
          ModelledSystem system = right.build(engine);
          return new ModelledSystem(
              system.layout(),
              system.initialStates(),
              system.threads(),
              List.of(),
              system.claims(),
              system.outcome());
        };
    isNoticed(faulty, right);
  }

  @Test
  void aWrongIndependence() {
    SystemBuilder right =
        KernelSystems.of(PlantedFaultsTest::increment, PlantedFaultsTest::increment);
    isNoticed(through(right, o -> new Says(o, Mover.BOTH, o.guard())), right);
  }

  @Test
  void aGuardCheckSwitchedOff() {
    SystemBuilder right = KernelSystems.of(p -> p.guarded.increment(), p -> {});
    isNoticed(through(right, o -> new Says(o, Mover.NEITHER, null)), right);
  }

  @Test
  void aWrongMerge() {
    isNoticed(reading(false), reading(true));
  }

  /** Two threads that read and write; whether the search is told of what they have read. */
  private static SystemBuilder reading(boolean told) {
    return engine -> {
      ModelledSystem frame = KernelSystems.of(p -> {}, p -> {}).build(engine);
      int cell = frame.layout().size() - 1;
      List<ModelledSystem.ThreadCode> threads =
          List.of("a", "b").stream()
              .map(n -> new ModelledSystem.ThreadCode(n, () -> readAndWrite(engine, cell, told)))
              .toList();
      return new ModelledSystem(
          frame.layout(), frame.initialStates(), threads, List.of(), List.of(), frame.outcome());
    };
  }

  private static void readAndWrite(Engine engine, int cell, boolean told) {
    int seen = engine.perform(new Read(cell));
    engine.at("write", told ? seen : 0);
    engine.perform(new Write(cell, new int[] {1 - seen}));
  }

  /** Passes on what code asks for, changed. */
  private record Changing(Engine engine, UnaryOperator<Operation> change) implements Engine {
    @Override
    public int perform(Operation operation) {
      return engine.perform(change.apply(operation));
    }

    @Override
    public int thread() {
      return engine.thread();
    }

    @Override
    public void at(String point, int... locals) {
      engine.at(point, locals);
    }

    @Override
    public void loopHead(String point, int... locals) {
      engine.loopHead(point, locals);
    }

    @Override
    public void beginAtomic() {
      engine.beginAtomic();
    }

    @Override
    public void endAtomic() {
      engine.endAtomic();
    }
  }
}
