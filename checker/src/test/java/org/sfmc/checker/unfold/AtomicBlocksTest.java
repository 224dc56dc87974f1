package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sfmc.checker.unfold.Code.unfold;
import static org.sfmc.checker.unfold.Code.unfolding;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.unfold.Code.Ask;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.Resumable;

/** Which operations of a block that is one step are inside it. */
class AtomicBlocksTest {
  @Test
  void anAtomicBlockIsOneStepAfterItsFirstOperation() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.beginAtomic();
              engine.perform(new Ask("first"));
              engine.perform(new Ask("second"));
              engine.endAtomic();
              engine.perform(new Ask("after"));
            });
    Node first = unfolding.root(0);
    Node second = unfolding.next(0, first, 0);
    Node after = unfolding.next(0, second, 0);

    assertEquals(
        List.of(false, true, false),
        List.of(first.isInsideAtomic(), second.isInsideAtomic(), after.isInsideAtomic()));
  }

  /**
   * Bookkeeping at its beginning belongs to what is before an atomic block; blocks inside do not
   * count.
   */
  @Test
  void anAtomicBlockBeginsWithItsFirstOperationThatOthersSee() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.perform(new Ask("before"));
              engine.beginAtomic();
              engine.perform(new Note());
              engine.perform(new Ask("first"));
              engine.beginAtomic();
              engine.perform(new Ask("inner"));
              engine.endAtomic();
              engine.perform(new Ask("last"));
              engine.endAtomic();
              engine.beginAtomic();
              engine.perform(new Ask("another"));
              engine.endAtomic();
            });
    assertEquals(
        "before, note begins, first begins, inner inside, last inside, another begins, ",
        atomicBlocks(unfolding));
  }

  private static String atomicBlocks(Unfolding unfolding) {
    StringBuilder told = new StringBuilder();
    for (Node at = unfolding.root(0); !at.isEnd(); at = unfolding.next(0, at, 0)) {
      told.append(at).append(at.beginsAtomic() ? " begins" : "");
      told.append(at.isInsideAtomic() ? " inside, " : ", ");
    }
    return told.toString();
  }

  /** Statements, some of which are inside an atomic block and begin with bookkeeping. */
  private record Atomic(Engine engine) implements Resumable {
    private static final int FIRST = 1;
    private static final int LAST = 3;

    @Override
    public void run() {
      from(0);
    }

    @Override
    public void resume(String point, int[] locals) {
      from(Integer.parseInt(point));
    }

    private void from(int statement) {
      if (FIRST < statement && statement <= LAST) {
        engine.beginAtomic();
      }
      for (int i = statement; i < 5; i++) {
        if (i == FIRST) {
          engine.beginAtomic();
        }
        engine.at(Integer.toString(i));
        engine.perform(new Note());
        engine.perform(new Ask("ask " + i));
        if (i == LAST) {
          engine.endAtomic();
        }
      }
    }
  }

  @Test
  void codeThatGoesOnFromAStatementIsInsideAtomicWhereItWas() {
    String whole = atomicBlocks(unfolding(engine -> new Atomic(engine)::run));

    assertEquals(
        "note, ask 0, note begins, ask 1 begins, note inside, ask 2 inside, note inside, ask 3 inside,"
            + " note, ask 4, ",
        whole);
    assertEquals(whole, atomicBlocks(unfolding(Atomic::new)));
  }

  private record Note() implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.GHOST;
    }

    @Override
    public String toString() {
      return "note";
    }
  }
}
