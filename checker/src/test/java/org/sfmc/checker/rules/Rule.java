package org.sfmc.checker.rules;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;

/**
 * A rule of the machine that can be taken away.
 *
 * @param name what the machine does
 * @param noticedBy the run whose verdict changes without it
 * @param part the operations that it is about, by the end of the name of their class
 * @param effect what those do without it
 */
record Rule(
    String name,
    String noticedBy,
    String part,
    Effect effect,
    Predicate<ModelledSystem.Event> dropped,
    BiConsumer<Operation, Engine> before,
    BiConsumer<Operation, Engine> after) {

  /** What an operation does instead of what it should. */
  @FunctionalInterface
  interface Effect {
    int apply(NamedCells cells, Operation operation, Cells state, int thread);
  }

  static Rule changed(String name, String noticedBy, String part, Effect effect) {
    return new Rule(name, noticedBy, part, effect, e -> false, (o, e) -> {}, (o, e) -> {});
  }

  /** A rule of the environment, without which an event never happens. */
  static Rule dropped(String name, String noticedBy, Predicate<ModelledSystem.Event> dropped) {
    return new Rule(name, noticedBy, "", null, dropped, (o, e) -> {}, (o, e) -> {});
  }

  /** A rule about what may come between operations. */
  static Rule around(
      String name,
      String noticedBy,
      BiConsumer<Operation, Engine> before,
      BiConsumer<Operation, Engine> after) {
    return new Rule(name, noticedBy, "", null, e -> false, before, after);
  }

  boolean isDropped(ModelledSystem.Event event) {
    return dropped.test(event);
  }

  boolean concerns(Operation operation) {
    return effect != null && is(operation, part);
  }

  void before(Operation operation, Engine engine) {
    before.accept(operation, engine);
  }

  void after(Operation operation, Engine engine) {
    after.accept(operation, engine);
  }

  /** Whether an operation is of one of several kinds: {@code Mmu$Load|Mmu$Write}. */
  static boolean is(Operation operation, String kinds) {
    String name = operation.getClass().getName();
    return Arrays.stream(kinds.split("\\|"))
        .anyMatch(kind -> name.endsWith("." + kind) || operation.toString().contains(kind));
  }

  @Override
  public String toString() {
    return name;
  }
}
