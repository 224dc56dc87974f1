package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two requests for the same work are equal, or code would seem not to be deterministic. */
class OperationTest {
  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("a", "b"), 2, List.of(0, 0));
  private final Mutex mutex = new Mutex(layout, "mtx", 2);
  private final SleepQueue channel = new SleepQueue(layout, threads, "channel").keepOrder();
  private final Pages pages = new Pages(layout, List.of("p0", "p1"), List.of(0, 0), 9);
  private final Mmu mmu = new Mmu(layout, threads, pages, List.of("K0", "K1"));

  private final List<Supplier<Operation>> requests =
      List.of(
          mutex::lock,
          mutex::unlock,
          threads::pin,
          threads::unpin,
          () -> threads.migrate(0, 1),
          () -> threads.migrate(1, 1),
          () -> threads.migrate(1, 0),
          threads::forbidSleeping,
          () -> threads.userret(List.of(mutex)),
          () -> threads.userret(List.of()),
          () -> channel.add(mutex, true),
          () -> channel.add(mutex, false),
          channel::check,
          () -> channel.resume(mutex),
          channel::wakeup,
          channel::wakeupOne,
          () -> channel.signal(0),
          () -> channel.signal(1),
          () -> pages.wire(1),
          () -> pages.wire(2),
          () -> pages.unwire(1),
          () -> pages.load(1),
          () -> pages.store(1, 3),
          () -> pages.store(1, 4),
          () -> mmu.read(1),
          () -> mmu.store(1, 1),
          () -> mmu.store(1, 2),
          () -> mmu.exchange(1, 2),
          () -> mmu.invlpg(1),
          () -> mmu.interrupt(1, 1),
          () -> mmu.interrupt(2, 1),
          () -> mmu.acknowledged(2, 1),
          () -> mmu.handle(0, 1),
          () -> mmu.handle(1, 1),
          () -> mmu.speculate(0, 1),
          () -> mmu.evict(0, 1),
          () -> mmu.load(1),
          () -> mmu.load(2),
          () -> mmu.write(1, 3));

  @Test
  void equalRequestsAreEqualAndOthersAreNot() {
    for (int i = 0; i < requests.size(); i++) {
      for (int j = 0; j < requests.size(); j++) {
        Operation one = requests.get(i).get();
        Operation other = requests.get(j).get();
        if (i == j) {
          assertEquals(one, other);
          assertEquals(one.hashCode(), other.hashCode());
        } else {
          assertNotEquals(one, other);
        }
      }
    }
  }

  @Test
  void everyRequestIsNamedInWords() {
    java.util.List<String> unnamed =
        requests.stream().map(r -> r.get().toString()).filter(t -> t.contains("[")).toList();

    assertEquals(List.of(), unnamed);
  }
}
