package org.sfmc.checker.fuzz;

/**
 * How much is done about one scenario.
 *
 * @param states a scenario with more on one implementation is too large to exhaust
 * @param walks how often such a scenario is run at random, and how often for each depth
 * @param depth the deepest bugs that are then looked for
 */
public record Effort(int states, int walks, int depth) {
  Effort withStates(int more) {
    return new Effort(Math.max(states, more), walks, depth);
  }

  Effort withWalks(int more) {
    return new Effort(states, more, depth);
  }
}
