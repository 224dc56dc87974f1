package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sfmc.checker.unfold.Code.unfold;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.unfold.Code.Ask;

/** What code does whatever the results are is known ahead. */
class AheadTest {
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
  void whatIsPassedBeforeAFailureThatNobodyComesToIsNotPassed() {
    Unfolding unfolding =
        unfold(
            engine -> {
              if (engine.perform(new Ask("read")) == 1) {
                engine.execute(new Ask("panic"));
                engine.at("behind");
                throw new IllegalStateException("nobody comes here");
              }
            });
    Node root = unfolding.root(0);
    unfolding.next(0, root, 1);
    unfolding.next(0, root, 2);

    assertEquals(Set.of(), unfolding.passed());
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
}
