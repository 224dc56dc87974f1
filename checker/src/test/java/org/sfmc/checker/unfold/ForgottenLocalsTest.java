package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.checker.unfold.Code.unfold;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.unfold.Code.Ask;
import org.sfmc.model.machine.Engine;

/** What is left out of a program point and is needed is reported. */
class ForgottenLocalsTest {
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

  /** Farther than one run goes on. */
  @Test
  void aLongWayOfResultsThatTheCodeDoesNotLookAtIsAuditedToItsEnd() {
    Node[] end = new Node[1];
    Unfolding same = farBehindAMerge(false, end);
    assertSame(same.next(0, same.root(0), 1), same.next(0, same.root(0), 2));
    assertEquals("the end", same.next(0, end[0], 0).toString());

    Unfolding forgetful = farBehindAMerge(true, end);
    assertThrows(UnfoldingError.class, () -> forgetful.next(0, forgetful.root(0), 2));
  }

  private static Unfolding farBehindAMerge(boolean isForgetful, Node[] last) {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("merged");
              for (int i = 0; i < 80; i++) {
                engine.execute(new Ask("ask " + i));
              }
              engine.execute(new Ask("use " + (isForgetful ? seen : 0)));
            });
    Node at = unfolding.next(0, unfolding.root(0), 1);
    while (!at.toString().startsWith("use")) {
      at = unfolding.next(0, at, 0);
    }
    last[0] = at;
    return unfolding;
  }

  @Test
  void aForgottenLocalIsReportedWithTheLoopItIsIn() {
    Unfolding unfolding =
        unfold(
            engine -> {
              engine.at("call", 3);
              int seen = engine.perform(new Ask("read"));
              engine.loopHead("loop", 4);
              if (seen == 1) {
                engine.perform(new Ask("use"));
              }
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);

    UnfoldingError error = assertThrows(UnfoldingError.class, () -> unfolding.next(0, root, 2));

    assertTrue(
        error
            .getMessage()
            .contains(
                "ask for 'use' at call[3], loop[4] and for the end of the thread at call[3],"
                    + " loop[4]."));
  }

  /** Whether code looks at a result is as much a part of what it asks for as the operation. */
  @Test
  void pathsThatAreMergedLookAtTheSameResults() {
    Unfolding unfolding =
        unfold(
            engine -> {
              int seen = engine.perform(new Ask("read"));
              engine.at("merged");
              if (seen == 1) {
                engine.execute(new Ask("write"));
              } else {
                engine.perform(new Ask("write"));
              }
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);

    assertThrows(UnfoldingError.class, () -> unfolding.next(0, root, 2));
  }
}
