package org.sfmc.checker.unfold;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.ThreadCode;

/** Code of one thread that a test writes as operations. */
final class Code {
  /** An operation told apart by its name; its result comes from the test. */
  record Ask(String name) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      throw new AssertionError("the unfolding never performs an operation");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private Code() {}

  static Unfolding unfold(Consumer<Engine> code) {
    return unfolding(engine -> () -> code.accept(engine));
  }

  static Unfolding unfolding(Function<Engine, Runnable> code) {
    return new Unfolding(
        engine ->
            new ModelledSystem(
                new Layout(),
                List.of(new ModelledSystem.Start("", new Cells())),
                List.of(new ThreadCode("t", code.apply(engine))),
                List.of(),
                List.of(),
                List.of()));
  }
}
