package org.sfmc.checker.explore;

import java.util.concurrent.atomic.AtomicInteger;

/** Tasks numbered from 0, which several workers take until there are none. */
final class Tasks {
  private final AtomicInteger next = new AtomicInteger();
  private final int count;

  Tasks(int count) {
    this.count = count;
  }

  /** The next task, or −1. */
  int take() {
    int task = next.getAndIncrement();
    return task < count ? task : -1;
  }
}
