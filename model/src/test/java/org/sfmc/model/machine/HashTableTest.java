package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HashTableTest {
  private static final int ELEMENTS = 4;
  private static final int KEYS = 3;

  private static final List<String> KEY_NAMES =
      IntStream.rangeClosed(1, KEYS).mapToObj(key -> "p" + key).toList();

  private final DirectEngine engine = new DirectEngine();
  private final IntCell[] keys = new IntCell[ELEMENTS];
  private final HashTable table = declare();

  private HashTable declare() {
    Layout layout = new Layout();
    Mutex mutex = new Mutex(layout, "mtx", 1);
    for (int e = 0; e < ELEMENTS; e++) {
      keys[e] = new IntCell(layout, engine, mutex, "key" + e, 0, KEYS, 0);
    }
    HashTable made =
        new HashTable(
            layout, engine, mutex, "hash", List.of("K0", "K1", "K2", "K3"), keys, KEY_NAMES);
    engine.start(layout);
    return made;
  }

  @Property(tries = 200)
  void behavesAsAMapOfLists(
      @ForAll @Size(max = 80) List<@IntRange(max = ELEMENTS * KEYS - 1) Integer> choices) {
    HashTableTest fresh = new HashTableTest();
    Map<Integer, List<Integer>> chains = new TreeMap<>();
    for (int choice : choices) {
      int element = 1 + choice / KEYS;
      int key = 1 + choice % KEYS;
      boolean hashed = chains.values().stream().anyMatch(c -> c.contains(element));
      if (hashed) {
        fresh.table.remove(element);
        chains.values().forEach(c -> c.remove((Integer) element));
      } else {
        fresh.keys[element - 1].set(key);
        fresh.table.insertHead(key, element);
        chains.computeIfAbsent(key, k -> new ArrayList<>()).add(0, element);
      }

      for (int k = 1; k <= KEYS; k++) {
        List<Integer> chain = chains.getOrDefault(k, List.of());
        assertEquals(chain.isEmpty() ? 0 : chain.get(0), fresh.table.lookup(k));
        for (int e = 1; e <= ELEMENTS; e++) {
          assertEquals(chain.contains(e) ? 1 : 0, fresh.table.count(fresh.engine.cells(), k, e));
        }
      }
    }
  }

  @Test
  void anElementThatHasLostItsKeyIsNotFound() {
    keys[0].set(1);
    keys[1].set(1);
    table.insertHead(1, 1);
    table.insertHead(1, 2);

    keys[1].set(3);

    assertEquals(1, table.lookup(1));
    assertEquals(0, table.lookup(3));
    assertEquals(1, table.count(engine.cells(), 2));
  }

  @Test
  void removingWhatIsOnNoChainIsAViolation() {
    assertViolates("list_intact", "K2 is on no hash chain", () -> table.remove(3));
  }

  @Test
  void aChainHoldsNoMoreThanThereIs() {
    for (int e = 1; e <= ELEMENTS; e++) {
      table.insertHead(2, e);
    }

    assertViolates(
        "list_intact", "hash[p2] has an element inserted twice", () -> table.insertHead(2, 1));
  }
}
