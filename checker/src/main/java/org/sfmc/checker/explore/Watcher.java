package org.sfmc.checker.explore;

import org.sfmc.checker.unfold.Unfolding;

/** Is told how a search goes, between its rounds; what is found does not depend on it. */
public interface Watcher {
  /**
   * Some thousand states more have been left.
   *
   * @param states distinct states so far
   * @param queued how many of them are still to be left
   * @param depth steps from the start to the states that are left now
   * @param transitions moves taken so far
   */
  default void round(int states, int queued, int depth, long transitions) {}

  /** The search is over; each thread's code has been unfolded as far as the search came. */
  default void ended(Unfolding unfolding) {}

  /** Both are told. */
  default Watcher and(Watcher other) {
    Watcher first = this;
    return new Watcher() {
      @Override
      public void round(int states, int queued, int depth, long transitions) {
        first.round(states, queued, depth, transitions);
        other.round(states, queued, depth, transitions);
      }

      @Override
      public void ended(Unfolding unfolding) {
        first.ended(unfolding);
        other.ended(unfolding);
      }
    };
  }
}
