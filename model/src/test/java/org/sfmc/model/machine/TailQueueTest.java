package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TailQueueTest {
  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();

  private TailQueue queue(int elements) {
    List<String> names = IntStream.range(0, elements).mapToObj(i -> "K" + i).toList();
    Mutex mutex = new Mutex(layout, "mtx", 1);
    TailQueue queue = new TailQueue(layout, engine, mutex, "free", names);
    engine.start(layout);
    return queue;
  }

  @Property(tries = 200)
  void behavesAsADeque(
      @ForAll @IntRange(min = 1, max = 6) int elements,
      @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> choices) {
    TailQueueTest fresh = new TailQueueTest();
    TailQueue queue = fresh.queue(elements);
    Deque<Integer> reference = new ArrayDeque<>();
    for (int e = 1; e <= elements; e++) {
      reference.add(e);
    }
    for (int choice : choices) {
      int element = 1 + choice % elements;
      if (reference.contains(element)) {
        queue.remove(element);
        reference.remove(element);
      } else {
        queue.insertTail(element);
        reference.addLast(element);
      }

      int first = reference.isEmpty() ? 0 : reference.getFirst();
      assertEquals(first, queue.first());
      assertEquals(first, queue.first(fresh.engine.cells()));
      assertEquals(reference.size(), queue.length(fresh.engine.cells()));
      for (int e = 1; e <= elements; e++) {
        assertEquals(reference.contains(e) ? 1 : 0, queue.count(fresh.engine.cells(), e));
      }
    }
  }

  @Test
  void beginsWithAllElementsInOrder() {
    TailQueue queue = queue(3);

    assertEquals("{K0 K1 K2}", layout.components().get(0).text().apply(engine.cells()));
    assertEquals(1, queue.first());
  }

  @Test
  void removingWhatIsNotOnItIsAViolation() {
    TailQueue queue = queue(2);
    queue.remove(2);

    assertViolates("list_intact", "K1 is not on free", () -> queue.remove(2));
  }

  @Test
  void anElementInsertedTwiceIsSeen() {
    TailQueue queue = queue(2);

    queue.insertTail(1);

    assertEquals(2, queue.count(engine.cells(), 1));
    assertViolates("list_intact", "free has an element inserted twice", () -> queue.insertTail(1));
  }
}
