package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MmuTest {
  private static final int P0 = 1;
  private static final int P1 = 2;
  private static final int K0 = 1;
  private static final int K1 = 2;
  private static final int ON_CPU0 = 0;
  private static final int ON_CPU1 = 1;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("a", "b"), 2, List.of(0, 1));
  private final Pages pages = new Pages(layout, List.of("p0", "p1"), List.of(10, 11), 99);
  private final Mmu mmu = new Mmu(layout, threads, pages, List.of("K0", "K1"));

  private int as(int thread, Operation operation) {
    return engine.as(thread).perform(operation);
  }

  MmuTest() {
    engine.start(layout);
  }

  /** Entries and TLBs are maps, and a CPU believes its TLB before it looks at the entry. */
  @Property(tries = 200)
  void translatesAsMapsWould(@ForAll @Size(max = 80) List<@IntRange(max = 39) Integer> choices) {
    MmuTest fresh = new MmuTest();
    Map<Integer, Integer> entries = new HashMap<>();
    Map<List<Integer>, Integer> tlbs = new HashMap<>();
    Set<Integer> accessed = new HashSet<>();
    for (int choice : choices) {
      int cpu = choice % 2;
      int kva = 1 + choice / 2 % 2;
      List<Integer> place = List.of(cpu, kva);
      boolean walks = !tlbs.containsKey(place) && entries.containsKey(kva);
      boolean fills = false;
      switch (choice / 8) {
        case 0 -> {
          int page = 1 + choice / 4 % 2;
          fresh.as(cpu, fresh.mmu.store(kva, page));
          entries.put(kva, page);
          accessed.remove(kva);
        }
        case 1 -> {
          fresh.as(cpu, fresh.mmu.invlpg(kva));
          tlbs.remove(place);
        }
        case 2 -> {
          boolean evicted = fresh.as(cpu, fresh.mmu.evict(cpu, kva)) != Operation.BLOCKED;
          assertEquals(tlbs.remove(place) != null, evicted);
        }
        case 3 -> {
          fills = walks;
          boolean filled = fresh.as(cpu, fresh.mmu.speculate(cpu, kva)) != Operation.BLOCKED;
          assertEquals(walks, filled);
        }
        default -> {
          fills = walks;
          int page = tlbs.getOrDefault(place, entries.getOrDefault(kva, 0));
          if (page > 0) {
            assertEquals(9 + page, fresh.as(cpu, fresh.mmu.load(kva)));
          } else {
            assertThrows(Violation.class, () -> fresh.as(cpu, fresh.mmu.load(kva)));
          }
        }
      }
      if (fills) {
        tlbs.put(place, entries.get(kva));
        accessed.add(kva);
      }
      Cells now = fresh.engine.cells();
      assertEquals(tlbs.getOrDefault(place, 0), fresh.mmu.cached(now, cpu, kva));
      assertEquals(entries.getOrDefault(kva, 0), fresh.mmu.page(now, kva));
      assertEquals(accessed.contains(kva), fresh.mmu.isAccessed(now, kva));
    }
  }

  @Test
  void anAddressReadsAndWritesThePageThatItMaps() {
    as(ON_CPU0, mmu.store(K0, P1));
    as(ON_CPU0, mmu.store(K1, P1));

    assertEquals(11, as(ON_CPU0, mmu.load(K0)));
    as(ON_CPU0, mmu.write(K0, 42));

    assertEquals(42, as(ON_CPU1, mmu.load(K1)));
    assertEquals(10, pages.contents(engine.cells(), P0));
  }

  @Test
  void anAccessWithoutAnEntryFaults() {
    Violation fault = assertThrows(Violation.class, () -> as(ON_CPU0, mmu.load(K1)));

    assertEquals("no_page_fault", fault.property());
    assertEquals("the address of K1 has no valid entry", fault.getMessage());
    assertThrows(Violation.class, () -> as(ON_CPU0, mmu.write(K1, 1)));
  }

  @Test
  void aWalkSetsTheAccessedBitAndFillsTheTlbOfItsCpuOnly() {
    as(ON_CPU0, mmu.store(K0, P0));
    assertEquals(-P0, as(ON_CPU0, mmu.read(K0)));

    as(ON_CPU1, mmu.load(K0));

    assertEquals(P0, as(ON_CPU0, mmu.read(K0)));
    assertEquals(0, mmu.cached(engine.cells(), 0, K0));
    assertEquals(P0, mmu.cached(engine.cells(), 1, K0));
  }

  @Test
  void aTlbIsNotToldOfANewEntry() {
    as(ON_CPU0, mmu.store(K0, P0));
    as(ON_CPU1, mmu.load(K0));
    as(ON_CPU0, mmu.store(K0, P1));

    assertEquals(10, as(ON_CPU1, mmu.load(K0)));
    assertEquals(11, as(ON_CPU0, mmu.load(K0)));
  }

  @Test
  void invlpgForgetsOnTheCpuOfTheThreadOnly() {
    as(ON_CPU0, mmu.store(K0, P0));
    as(ON_CPU0, mmu.load(K0));
    as(ON_CPU1, mmu.load(K0));

    as(ON_CPU1, mmu.invlpg(K0));

    assertEquals(P0, mmu.cached(engine.cells(), 0, K0));
    assertEquals(0, mmu.cached(engine.cells(), 1, K0));
  }

  @Test
  void aShootdownEndsWhenEveryCpuHasTakenItsInterrupt() {
    as(ON_CPU0, mmu.store(K0, P0));
    as(ON_CPU1, mmu.load(K0));
    as(ON_CPU0, mmu.store(K0, P1));
    as(ON_CPU0, mmu.interrupt(0b10, K0));

    assertTrue(mmu.isPending(engine.cells(), K0));
    assertEquals(Operation.BLOCKED, as(ON_CPU0, mmu.acknowledged(0b10, K0)));
    assertEquals(Operation.BLOCKED, as(ON_CPU0, mmu.handle(0, K0)));

    as(-1, mmu.handle(1, K0));

    assertFalse(mmu.isPending(engine.cells(), K0));
    assertEquals(0, as(ON_CPU0, mmu.acknowledged(0b10, K0)));
    assertEquals(11, as(ON_CPU1, mmu.load(K0)));
  }

  @Test
  void whoAskedOneCpuWaitsForNoOther() {
    as(ON_CPU0, mmu.interrupt(0b10, K0));
    as(ON_CPU1, mmu.interrupt(0b01, K0));
    assertEquals(Operation.BLOCKED, as(ON_CPU0, mmu.acknowledged(0b10, K0)));
    assertEquals(Operation.BLOCKED, as(ON_CPU1, mmu.acknowledged(0b01, K0)));

    as(-1, mmu.handle(1, K0));

    assertEquals(0, as(ON_CPU0, mmu.acknowledged(0b10, K0)));
    assertEquals(Operation.BLOCKED, as(ON_CPU1, mmu.acknowledged(0b01, K0)));
    assertTrue(mmu.isPending(engine.cells(), K0));
  }

  @Test
  void anExchangeReturnsWhatAWalkDidToTheOldEntry() {
    as(ON_CPU0, mmu.store(K0, P0));
    assertEquals(-P0, as(ON_CPU0, mmu.exchange(K0, P1)));

    as(-1, mmu.speculate(1, K0));

    assertEquals(P1, as(ON_CPU0, mmu.exchange(K0, P0)));
    assertEquals(-P0, as(ON_CPU0, mmu.read(K0)));
  }

  @Test
  void aCpuPrefetchesValidEntriesOnlyAndForgetsWhatItHas() {
    assertEquals(Operation.BLOCKED, as(-1, mmu.speculate(1, K0)));
    assertEquals(Operation.BLOCKED, as(-1, mmu.evict(1, K0)));

    as(ON_CPU0, mmu.store(K0, P0));
    as(-1, mmu.speculate(1, K0));
    assertEquals(P0, mmu.cached(engine.cells(), 1, K0));
    assertTrue(mmu.isAccessed(engine.cells(), K0));

    as(-1, mmu.evict(1, K0));
    assertEquals(0, mmu.cached(engine.cells(), 1, K0));
  }
}
