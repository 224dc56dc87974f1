package org.sfmc.checker.rules;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;

/** A run of a scenario on a machine without one of its rules. */
final class Altered {
  private final Rule rule;
  private NamedCells cells;

  private Altered(Rule rule) {
    this.rule = rule;
  }

  /** The run without the rule. */
  static Compiled without(Rule rule, Compiled run) {
    SystemBuilder builder = engine -> new Altered(rule).build(run.builder(), engine);
    return new Compiled(run.scenario(), run.run(), builder, run.points());
  }

  private ModelledSystem build(SystemBuilder builder, Engine engine) {
    ModelledSystem system = builder.build(new AlteredEngine(engine));
    cells = new NamedCells(system);
    List<ModelledSystem.Event> events = new ArrayList<>();
    for (ModelledSystem.Event event : system.environment()) {
      if (!rule.isDropped(event)) {
        events.add(
            new ModelledSystem.Event(
                event.schedule(), event.thread(), event.kind(), altered(event.operation())));
      }
    }
    return new ModelledSystem(
        system.layout(),
        system.initialStates(),
        system.threads(),
        events,
        system.claims(),
        system.outcome());
  }

  private Operation altered(Operation operation) {
    return rule.concerns(operation) ? new Instead(operation) : operation;
  }

  /** Performs what the rule leaves of each operation. */
  private final class AlteredEngine implements Engine {
    private final Engine engine;

    AlteredEngine(Engine engine) {
      this.engine = engine;
    }

    @Override
    public int perform(Operation operation) {
      rule.before(operation, engine);
      int result = engine.perform(altered(operation));
      rule.after(operation, engine);
      return result;
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

  /** An operation that does something else than it should. */
  private final class Instead implements Operation {
    private final Operation operation;

    Instead(Operation operation) {
      this.operation = operation;
    }

    @Override
    public int apply(Cells state, int thread) {
      return rule.effect().apply(cells, operation, state, thread);
    }

    @Override
    public Mover mover() {
      return operation.mover() == Mover.GHOST ? Mover.GHOST : Mover.NEITHER;
    }

    @Override
    public boolean mayBlock() {
      return operation.mover() != Mover.GHOST;
    }

    @Override
    public Mutex guard() {
      return operation.guard();
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Instead other && operation.equals(other.operation);
    }

    @Override
    public int hashCode() {
      return operation.hashCode();
    }

    @Override
    public String toString() {
      return operation.toString();
    }
  }
}
