package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sfmc.checker.run.CorpusRuns;

/** A search that is kept in files finds what one in memory does. */
class StorageTest {
  private static final int ALL = 10_000_000;
  private static final long MUCH = 1L << 31;
  private static final long LITTLE = 1L << 20;
  private static final String NAME = "a search";

  /** Some 130,000 states, and a property that some of them break. */
  private static final String LARGE =
      """
      SFBUF test
      machine { cpus = 2; buffers = 2; pages = p0, p1, p2; }
      thread a @ cpu0 { %1$s }
      thread b @ cpu0 { %2$s }
      thread c @ cpu0 { %3$s }
      thread d @ cpu0 { %1$s }
      env { migrate none; }
      reachable late: done(a) && done(b) && done(c);
      invariant few: !(asleep(a) && asleep(b));
      expect ok;
      """
          .formatted(loop("p0"), loop("p1"), loop("p2"));

  @TempDir Path folder;

  private static String loop(String page) {
    return """
        int i = 0;
        while (i < 2) {
            vm_page_wire(%1$s);
            struct sf_buf *sf = sf_buf_alloc(%1$s, SFB_DEFAULT);
            sf_buf_free(sf);
            vm_page_unwire(%1$s);
            i = i + 1;
        }
        """
        .formatted(page);
  }

  private static Search search(int states, long bytes, int workers) {
    return new Search(
        CorpusRuns.of(LARGE).get(0).builder(),
        Grain.LOCK,
        new Limits(states, Integer.MAX_VALUE, 0, bytes),
        finding -> false,
        workers);
  }

  private Storage checkpoint() {
    return new Storage(Optional.of(folder.resolve("point")), 0, Optional.empty(), NAME);
  }

  private static void assertSame(Exploration expected, Exploration found) {
    assertEquals(Explorations.withoutCost(expected), Explorations.withoutCost(found));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void fingerprintsFindTheSame(int workers) {
    Exploration whole = search(ALL, MUCH, 1).run();
    Exploration found = search(ALL, MUCH, workers).withFingerprints().run();

    assertSame(whole, found);
    assertTrue(found.bytes() < whole.bytes(), found.bytes() + " of " + whole.bytes());
    assertEquals(0, whole.omission());
    assertTrue(0 < found.omission() && found.omission() < 1e-9, "" + found.omission());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatMemoryHasNoRoomForGoesToTheDisk(int workers) throws IOException {
    Exploration expected = search(ALL, MUCH, 1).run();
    assertTrue(expected.isExhaustive());
    assertTrue(expected.states() > 2 * StateStore.CHUNK, expected.states() + " states");
    assertTrue(expected.violations().stream().anyMatch(f -> f.claim().equals("few")));

    Storage disk = new Storage(Optional.empty(), 0, Optional.of(folder), NAME);
    Exploration found = search(ALL, 2 * LITTLE, workers).keptIn(disk).run();

    assertSame(expected, found);
    assertTrue(found.bytes() <= 2 * LITTLE, found.bytes() + " bytes");
    assertEquals(List.of(), files(), "all files are gone");
  }

  @Test
  void withoutADiskItEnds() {
    Exploration found = search(ALL, LITTLE, 1).run();

    assertEquals(Optional.of("the memory limit of 1 MiB was reached"), found.incomplete());
  }

  @ParameterizedTest
  @CsvSource({"5, 2000", "70000, 2000", "100000, 2000", "70000, 2", "100000, 2"})
  void goesOnWhereItWas(int states, int mib) throws IOException {
    long bytes = mib * LITTLE;
    Exploration first = search(states, bytes, 2).keptIn(checkpoint()).run();
    assertTrue(first.incomplete().isPresent());
    boolean begun = Files.exists(folder.resolve("point"));
    assertEquals(states > Round.STATES, begun, files().toString());

    Exploration second = search(states + 20_000, bytes, 1).keptIn(checkpoint()).run();
    assertTrue(second.incomplete().isPresent());

    Exploration last = search(ALL, bytes, 1).keptIn(checkpoint()).run();

    assertSame(search(ALL, MUCH, 1).run(), last);
    assertEquals(List.of(), files(), "all files are gone");
  }

  @Test
  void whatIsNoCheckpointOfThisSearchIsLeftAlone() throws IOException {
    Path file = folder.resolve("point");
    search(50_000, MUCH, 1).keptIn(checkpoint()).run();
    byte[] good = Files.readAllBytes(file);

    Storage other = new Storage(Optional.of(file), 0, Optional.empty(), "another search");
    assertThrows(Storage.Unusable.class, () -> search(ALL, MUCH, 1).keptIn(other).run());
    for (int at : new int[] {0, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      assertThrows(Storage.Unusable.class, () -> search(ALL, MUCH, 1).keptIn(checkpoint()).run());
    }
    Files.write(file, new byte[] {1, 2, 3});
    assertThrows(Storage.Unusable.class, () -> search(ALL, MUCH, 1).keptIn(checkpoint()).run());
    assertEquals(3, Files.size(file));
    Files.write(file, good);
    assertFalse(search(ALL, MUCH, 1).keptIn(checkpoint()).run().incomplete().isPresent());
  }
}
