package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LineageTest {
  /** How many initial states there are, and how many states are found from each. */
  @Provide
  Arbitrary<List<Integer>> families() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, Arbitraries.just(0)),
            net.jqwik.api.Tuple.of(5, Arbitraries.integers().between(0, 3)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 3000)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3000);
  }

  @Property(tries = 60)
  void everyStateKnowsWhatItWasFoundFrom(@ForAll("families") List<Integer> families) {
    Lineage lineage = new Lineage();
    List<Integer> parents = new ArrayList<>();
    for (int parent = -1; parent < families.size() - 1; parent++) {
      lineage.append(families.get(parent + 1));
      for (int i = 0; i < families.get(parent + 1); i++) {
        parents.add(parent);
      }
    }

    for (int number = 0; number < parents.size(); number++) {
      assertEquals(parents.get(number), lineage.parent(number));
    }
  }
}
