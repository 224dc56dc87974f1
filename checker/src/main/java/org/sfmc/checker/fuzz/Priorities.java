package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.sfmc.checker.explore.Move;

/**
 * Who has the highest priority goes on. Priorities are drawn; at d-1 steps that are drawn too, the
 * one who goes on falls behind all others.
 */
final class Priorities implements Walk.Chooser {
  private static final int MOST_EVENTS = 3;

  private final Random random;
  private final int entities;
  private final List<Integer> order = new ArrayList<>();
  private final Map<Integer, Integer> fallen = new HashMap<>();
  private final List<Integer> changes = new ArrayList<>();
  private final Set<Integer> events = new HashSet<>();

  /**
   * Draws priorities.
   *
   * @param entities who goes on: threads, and what is bound to happen
   * @param steps among which changes are drawn
   * @param depth changes and one
   * @param quiet whether the environment does only what it is bound to do
   */
  Priorities(int entities, int steps, int depth, boolean quiet, Random random) {
    this.random = random;
    this.entities = entities;
    for (int e = 0; e < entities; e++) {
      order.add(e);
    }
    Collections.shuffle(order, random);
    for (int c = 1; c < depth; c++) {
      changes.add(random.nextInt(Math.max(1, steps)));
    }
    for (int e = 0; !quiet && e < MOST_EVENTS; e++) {
      events.add(random.nextInt(Math.max(1, steps)));
    }
  }

  @Override
  public Move choose(List<Move> enabled, int step) {
    List<Move> optional = enabled.stream().filter(m -> m.index() >= entities).toList();
    List<Move> own = enabled.stream().filter(m -> m.index() < entities).toList();
    if (!optional.isEmpty() && events.contains(step)) {
      return optional.get(random.nextInt(optional.size()));
    }
    int highest = own.stream().map(Move::index).min((a, b) -> rank(a) - rank(b)).orElseThrow();
    for (int c = 0; c < changes.size(); c++) {
      if (changes.get(c) == step) {
        fallen.put(highest, entities + changes.size() - c);
      }
    }
    List<Move> moves = own.stream().filter(m -> m.index() == highest).toList();
    return moves.get(random.nextInt(moves.size()));
  }

  /** The lower the sooner. */
  private int rank(int entity) {
    return fallen.getOrDefault(entity, order.indexOf(entity));
  }
}
