package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * What workers have learnt of steps, the first so many lessons: for the others, and for those who
 * go on when states are packed anew. Several workers may add to it at once.
 */
final class Lessons {
  private static final int MOST = 1 << 14;

  private final List<Lesson> all = new ArrayList<>();
  private volatile int size;

  /** Number of lessons. */
  int size() {
    return size;
  }

  /** A lesson, by its place from 0. */
  synchronized Lesson get(int place) {
    return all.get(place);
  }

  /** Adds a lesson, unless there are too many. */
  synchronized void add(Lesson lesson) {
    if (all.size() < MOST) {
      all.add(lesson);
      size = all.size();
    }
  }
}
