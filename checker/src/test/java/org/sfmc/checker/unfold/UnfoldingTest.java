package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.ThreadCode;

class UnfoldingTest {
  /** An operation told apart by its name; its result comes from the test. */
  private record Ask(String name) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      throw new AssertionError("the unfolding never performs an operation");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Unfolding unfold(Consumer<Engine> code) {
    return new Unfolding(
        engine ->
            new ModelledSystem(
                new Layout(),
                List.of(new ModelledSystem.Start("", new Cells())),
                List.of(new ThreadCode("t", () -> code.accept(engine))),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void aPositionIsThePathOfItsResults() {
    Unfolding unfolding =
        unfold(
            engine -> {
              if (engine.perform(new Ask("first")) == 1) {
                engine.perform(new Ask("second"));
              }
            });
    Node root = unfolding.root(0);

    assertEquals("second", unfolding.next(0, root, 1).toString());
    assertEquals("the end", unfolding.next(0, root, 2).toString());
    assertSame(unfolding.next(0, root, 1), unfolding.next(0, root, 1));
  }

  @Test
  void equalLocalsAtAProgramPointAreOnePosition() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("parity", seen % 2);
              engine.perform(new Ask("use " + seen % 2));
            });
    Node root = unfolding.root(0);

    assertSame(unfolding.next(0, root, 1), unfolding.next(0, root, 3));
    assertNotSame(unfolding.next(0, root, 1), unfolding.next(0, root, 2));
  }

  @Test
  void aLoopThatComesBackIsACycle() {
    Unfolding unfolding =
        unfold(
            engine -> {
              while (true) {
                engine.at("top");
                engine.perform(new Ask("again"));
              }
            });
    Node root = unfolding.root(0);

    assertSame(root, unfolding.next(0, root, 0));
    assertEquals(1, unfolding.size(0));
  }

  @Test
  void loopHeadsOfDifferentCallsAreDifferentPositions() {
    Unfolding unfolding =
        unfold(
            engine -> {
              for (int call = 0; call < 2; call++) {
                engine.at("call", call);
                while (engine.perform(new Ask("try")) == 0) {
                  engine.loopHead("loop");
                }
              }
            });
    Node first = unfolding.root(0);
    Node firstAgain = unfolding.next(0, first, 0);
    Node second = unfolding.next(0, first, 1);

    assertSame(firstAgain, unfolding.next(0, firstAgain, 0));
    assertNotSame(firstAgain, unfolding.next(0, second, 0));
    assertEquals("the end", unfolding.next(0, second, 1).toString());
  }

  @Test
  void codeThatIsNotDeterministicIsReported() {
    int[] runs = {0};
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.perform(new Ask("ask " + runs[0]++));
              engine.perform(new Ask("second"));
            });

    UnfoldingError error =
        assertThrows(UnfoldingError.class, () -> unfolding.next(0, unfolding.root(0), 0));

    assertEquals(
        "thread t is not deterministic: after 0 equal results its code asked for 'ask 1', but the"
            + " first time it asked for 'ask 0'. Modelled code may use no clock, no random number,"
            + " no static or shared Java state and no order of a hash table.",
        error.getMessage());
  }

  @Test
  void codeThatEndsEarlierTheSecondTimeIsReported() {
    int[] runs = {0};
    Unfolding unfolding =
        unfold(
            engine -> {
              if (runs[0]++ == 0) {
                engine.perform(new Ask("once"));
              }
            });

    UnfoldingError error =
        assertThrows(UnfoldingError.class, () -> unfolding.next(0, unfolding.root(0), 0));

    assertEquals(true, error.getMessage().contains("its code ended, but the first time"));
  }

  @Test
  void aForgottenLocalThatMattersAtOnceIsReported() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("forgetful");
              engine.perform(new Ask("use " + seen));
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);

    UnfoldingError error = assertThrows(UnfoldingError.class, () -> unfolding.next(0, root, 2));

    assertEquals(
        "thread t forgets a local at a program point: two paths that were merged there ask for 'use"
            + " 1' at forgetful[] and for 'use 2' at forgetful[]. Name every local that the code"
            + " still uses in at(…) or loopHead(…).",
        error.getMessage());
  }

  @Test
  void aForgottenLocalThatMattersLaterIsReportedWhicheverIsFirst() {
    Consumer<Engine> code =
        engine -> {
          int seen = engine.perform(new Ask("read"));
          engine.at("forgetful");
          engine.perform(new Ask("same"));
          engine.perform(new Ask("same too"));
          engine.perform(new Ask("use " + seen));
        };

    Unfolding mergedFirst = unfold(code);
    Node merged = mergedFirst.next(0, mergedFirst.root(0), 1);
    mergedFirst.next(0, mergedFirst.root(0), 2);
    Node same = mergedFirst.next(0, merged, 0);
    assertThrows(UnfoldingError.class, () -> mergedFirst.next(0, same, 0));

    Unfolding extendedFirst = unfold(code);
    Node extended = extendedFirst.next(0, extendedFirst.root(0), 1);
    extendedFirst.next(0, extendedFirst.next(0, extended, 0), 0);
    assertThrows(UnfoldingError.class, () -> extendedFirst.next(0, extendedFirst.root(0), 2));
  }

  @Test
  void aResultThatTheCodeDoesNotLookAtLeadsToOnePlace() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.execute(new Ask("count"));
              engine.perform(new Ask("look"));
              engine.perform(new Ask("after"));
            });
    Node look = unfolding.next(0, unfolding.root(0), 1);

    assertSame(look, unfolding.next(0, unfolding.root(0), 2));
    assertNotSame(unfolding.next(0, look, 1), unfolding.next(0, look, 2));
  }

  @Test
  void codeIsRunOnceForResultsThatItDoesNotLookAt() {
    int[] runs = {0};
    Unfolding unfolding =
        unfold(
            engine -> {
              runs[0]++;
              engine.execute(new Ask("lock"));
              engine.execute(new Ask("store"));
              engine.execute(new Ask("unlock"));
              engine.perform(new Ask("look"));
            });
    Node at = unfolding.root(0);
    for (String next : List.of("store", "unlock", "look")) {
      at = unfolding.next(0, at, 0);
      assertEquals(next, at.toString());
    }

    assertEquals(1, runs[0]);
    assertEquals("the end", unfolding.next(0, at, 0).toString());
    assertEquals(2, runs[0]);
  }

  @Test
  void whatLiesAheadIsNotPassedAndDoesNotFailBeforeSomebodyComesThere() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.at("before");
              engine.execute(new Ask("panic"));
              engine.at("behind");
              engine.execute(new Ask("go on"));
              throw new IllegalStateException("nobody comes here");
            });
    assertEquals(Set.of("before"), unfolding.passed());

    Node behind = unfolding.next(0, unfolding.root(0), 0);
    assertEquals("go on", behind.toString());
    assertEquals(Set.of("before", "behind"), unfolding.passed());
    assertThrows(IllegalStateException.class, () -> unfolding.next(0, behind, 0));
  }

  @Test
  void codeThatAsksForEverIsNotRunForEver() {
    Unfolding unfolding =
        unfold(
            engine -> {
              for (int i = 0; ; i++) {
                engine.execute(new Ask("ask " + i));
              }
            });
    Node at = unfolding.root(0);
    for (int i = 1; i <= 100; i++) {
      at = unfolding.next(0, at, 0);
      assertEquals("ask " + i, at.toString());
    }
  }

  @Test
  void aForgottenLocalIsReportedBehindResultsThatTheCodeDoesNotLookAt() {
    Consumer<Engine> code =
        engine -> {
          int seen = engine.perform(new Ask("read"));
          engine.at("forgetful");
          engine.execute(new Ask("same"));
          engine.execute(new Ask("same too"));
          engine.execute(new Ask("use " + seen));
        };

    // What lies ahead was known of the first way only.
    Unfolding secondWayLater = unfold(code);
    Node merged = secondWayLater.next(0, secondWayLater.root(0), 1);
    Node same = secondWayLater.next(0, merged, 0);
    assertSame(merged, secondWayLater.next(0, secondWayLater.root(0), 2));
    assertThrows(UnfoldingError.class, () -> secondWayLater.next(0, same, 0));

    // Of both.
    Unfolding secondWayFirst = unfold(code);
    Node both = secondWayFirst.next(0, secondWayFirst.root(0), 1);
    secondWayFirst.next(0, secondWayFirst.root(0), 2);
    Node of = secondWayFirst.next(0, both, 0);
    assertThrows(UnfoldingError.class, () -> secondWayFirst.next(0, of, 0));
  }

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
}
