package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.sfmc.Repository;
import org.sfmc.checker.fuzz.Hunt;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;

/**
 * Each bug is found by scenarios that nobody wrote. Which is the first takes long to tell, and is
 * asked by {@code mvn verify -Phunt}; otherwise the one that is known is tried.
 */
class FoundTest {
  @Test
  void whatIsKnownToShowABugStillShowsIt() throws IOException {
    Map<String, Hunt.Found> known = Found.known();
    Map<Integer, List<Bug>> numbers = new TreeMap<>();
    known.forEach(
        (bug, found) ->
            numbers.computeIfAbsent(found.number(), n -> new ArrayList<>()).add(Bugs.of(bug)));

    Map<String, String> broken = Hunt.at(Found.SEED, numbers);

    Map<String, String> expected = new LinkedHashMap<>();
    known.forEach((bug, found) -> expected.put(bug, found.property()));
    assertEquals(new TreeMap<>(expected), new TreeMap<>(broken));
  }

  @Test
  @EnabledIfSystemProperty(named = "sfmc.hunt", matches = "true")
  void theFirstIsTheFirst() throws IOException {
    Map<String, Hunt.Found> found =
        Hunt.run(
            Found.SEED,
            Found.BUDGET,
            Bugs.all(),
            (tried, left) -> {
              if (tried % 100 == 0) {
                System.err.println(tried + " scenarios tried, " + left + " bugs left");
              }
            });

    Blessed.check(
        Repository.ROOT.resolve("reports/src/test/resources/found.txt"), Found.lines(found));
  }
}
