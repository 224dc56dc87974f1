package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

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

  /** So long that everything has grown, and looked at whenever it is longer. */
  @Test
  void aLongOneThatIsSavedAndGoneOnWithIsTheSame() throws IOException {
    Random random = new Random(1);
    List<Integer> parents = new ArrayList<>();
    Lineage lineage = new Lineage();
    long bytes = lineage.bytes();
    for (int parent = -1; parent < 60_000; parent++) {
      int children = parent % 1_000 == 0 ? random.nextInt(300) : random.nextInt(3);
      lineage.append(children);
      parents.addAll(Collections.nCopies(children, parent));
      if (!parents.isEmpty()) {
        assertKnows(lineage, parents, parents.size() - 1);
        assertKnows(lineage, parents, random.nextInt(parents.size()));
      }
      if (parent % 5_000 == 0) {
        lineage = restored(lineage);
      }
    }

    for (int number = 0; number < parents.size(); number++) {
      assertKnows(lineage, parents, number);
    }
    assertEquals(8 * 16 + 4 * 4, bytes);
    assertTrue(lineage.bytes() > (parents.size() + 60_000) / 8);
    assertTrue(lineage.bytes() < (parents.size() + 60_000) / 4);
  }

  private static void assertKnows(Lineage lineage, List<Integer> parents, int number) {
    assertEquals(parents.get(number), lineage.parent(number));
  }

  private static Lineage restored(Lineage lineage) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lineage.save(new DataOutputStream(bytes));
    return Lineage.restored(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
