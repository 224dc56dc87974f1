package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;

/** How far threads are: what goes round comes back to where it is lower. */
class HeightsTest {
  private static final String ROUND =
      """
      SFBUF test
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread a {
          x = 1;
          x = 2;
      }
      thread b {
          int seen;
          while (seen != 2) {
              seen = x;
              x = 0;
          }
      }
      env { migrate none; }
      """;

  /** The nodes of a system, all that a search comes to. */
  private static Unfolding unfolded(SystemBuilder system) {
    Unfolding[] all = new Unfolding[1];
    new Search(system, Grain.OP, Limits.defaults(), f -> false)
        .watchedBy(
            new Watcher() {
              @Override
              public void ended(Unfolding unfolding) {
                all[0] = unfolding;
              }
            })
        .run();
    return all[0];
  }

  @Test
  void aThreadIsHigherWhereItHasReceivedMore() {
    Unfolding unfolding = unfolded(CorpusRuns.of(ROUND).get(0).builder());
    Heights heights = new Heights(unfolding, Grain.OP, null);
    for (int thread = 0; thread < 2; thread++) {
      assertTrue(heights.isHigher(thread, 1, 0));
      assertFalse(heights.isHigher(thread, 0, 1));
      for (int a = 0; a < unfolding.size(thread); a++) {
        for (int b = 0; b < unfolding.size(thread); b++) {
          boolean deeper = unfolding.node(thread, a).depth() > unfolding.node(thread, b).depth();
          assertEquals(deeper, heights.isHigher(thread, a, b), a + " than " + b);
        }
      }
    }
  }

  @Test
  void aPositionIsAsHighAsItsThreadsTogether() {
    Unfolding unfolding = unfolded(CorpusRuns.of(ROUND).get(0).builder());
    Heights heights = new Heights(unfolding, Grain.OP, null);
    Position position = new Position(unfolding, Grain.OP);
    position.start(0);

    assertEquals(0, heights.of(position));

    int sum = 0;
    for (int thread = 0; thread < 2; thread++) {
      position.setNode(thread, unfolding.node(thread, 2 + thread));
      sum += unfolding.node(thread, 2 + thread).depth();
      assertEquals(sum, heights.of(position));
    }
    assertTrue(sum > 2);
  }
}
