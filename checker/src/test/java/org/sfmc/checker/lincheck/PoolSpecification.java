package org.sfmc.checker.lincheck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a pool may answer when calls come one after the other: a set of answers for each call, not
 * one.
 */
final class PoolSpecification {
  /** For each buffer how often it is held, and the page that it then maps. */
  private final int[] references;

  private final int[] page;
  private final int[] wirings;
  private final List<Deque<Integer>> held;

  PoolSpecification() {
    this(
        new int[PoolOperations.BUFFERS + 1],
        new int[PoolOperations.BUFFERS + 1],
        new int[4],
        List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>()));
  }

  private PoolSpecification(
      int[] references, int[] page, int[] wirings, List<Deque<Integer>> held) {
    this.references = references;
    this.page = page;
    this.wirings = wirings;
    this.held = held;
  }

  PoolSpecification copy() {
    List<Deque<Integer>> copies = held.stream().<Deque<Integer>>map(ArrayDeque::new).toList();
    return new PoolSpecification(references.clone(), page.clone(), wirings.clone(), copies);
  }

  /** Whether the call may return that; if so, it has happened. */
  boolean allows(String call, List<Object> arguments, int result) {
    Deque<Integer> mine = held.get((int) arguments.get(0) % PoolOperations.THREADS);
    return switch (call) {
      case "alloc" -> allocates((int) arguments.get(1), result, mine);
      case "ref" -> refers(result, mine);
      case "free" -> frees(result, mine);
      case "page" -> result == (mine.isEmpty() ? 0 : page[mine.peek()]);
      case "wire" -> result == ++wirings[(int) arguments.get(1)];
      default -> throw new IllegalArgumentException(call);
    };
  }

  private boolean allocates(int wanted, int result, Deque<Integer> mine) {
    boolean anyFree = false;
    int mapping = 0;
    for (int sf = 1; sf < references.length; sf++) {
      anyFree |= references[sf] == 0;
      mapping = references[sf] > 0 && page[sf] == wanted ? sf : mapping;
    }
    if (result == 0) {
      return mapping == 0 && !anyFree;
    }
    boolean mayBe = mapping == 0 ? references[result] == 0 : result == mapping;
    references[result]++;
    page[result] = wanted;
    mine.push(result);
    return mayBe;
  }

  private boolean refers(int result, Deque<Integer> mine) {
    if (mine.isEmpty()) {
      return result == 0;
    }
    references[mine.peek()]++;
    mine.push(mine.peek());
    return result == mine.peek();
  }

  private boolean frees(int result, Deque<Integer> mine) {
    if (mine.isEmpty()) {
      return result == 0;
    }
    references[mine.peek()]--;
    return result == mine.pop();
  }
}
