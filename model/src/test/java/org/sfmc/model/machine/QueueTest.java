package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QueueTest {
  private static final int CAPACITY = 4;

  private final Layout layout = new Layout();
  private final int before = layout.add("before", 0, 9, 9);
  private final Queue queue =
      new Queue(layout, Layout.Sort.NUMBER, "queue", CAPACITY, CAPACITY, i -> 0);
  private final Cells cells = layout.initial();

  /** Queues of the same numbers are the same cells, whatever order they came in. */
  @Property(tries = 200)
  void aSortedQueueIsASet(
      @ForAll @Size(max = 30) List<@IntRange(min = 1, max = CAPACITY) Integer> choices) {
    QueueTest fresh = new QueueTest();
    Set<Integer> reference = new TreeSet<>();
    for (int choice : choices) {
      if (reference.add(choice)) {
        fresh.queue.insertSorted(fresh.cells, choice);
      } else {
        reference.remove(choice);
        fresh.queue.remove(fresh.cells, choice);
      }

      List<Integer> places =
          IntStream.range(0, reference.size())
              .mapToObj(p -> fresh.queue.get(fresh.cells, p))
              .toList();
      assertEquals(List.copyOf(reference), places);
      assertEquals(reference.size(), fresh.queue.length(fresh.cells));
      assertEquals(9, fresh.cells.get(fresh.before));
    }
  }

  @Test
  void aSortedQueueHoldsNoMoreThanThereIs() {
    for (int number = CAPACITY; number > 0; number--) {
      queue.insertSorted(cells, number);
    }

    assertViolates(
        "list_intact",
        "queue has an element inserted twice",
        () -> queue.insertSorted(cells, CAPACITY));
  }
}
