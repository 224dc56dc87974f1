package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States are what they were, wherever they have gone. */
class StateStoreTest {
  private static final int WORDS = 2;
  private static final int CHUNK = StateStore.CHUNK;

  /** Two chunks and some states more. */
  private static final int MANY = 2 * CHUNK + 100;

  @TempDir Path folder;

  private static long[] state(int number) {
    return new long[] {number * 31L + 7, ~number};
  }

  private static StateStore filled(int count) {
    StateStore store = new StateStore(WORDS);
    add(store, count);
    return store;
  }

  private static void add(StateStore store, int until) {
    while (store.size() < until) {
      store.append(state(store.size()), 0);
    }
  }

  /** Some states, and all that are the first or the last of a chunk. */
  private static IntStream some(int from, int until) {
    return IntStream.range(from, until)
        .filter(n -> n % 997 == 0 || n % CHUNK == 0 || n % CHUNK == CHUNK - 1 || n == until - 1);
  }

  private static void assertHolds(StateStore store, int from, int until) {
    some(from, until)
        .forEach(
            number -> {
              long[] state = state(number);
              assertTrue(store.is(number, new long[] {0, state[0], state[1]}, 1));
              assertFalse(store.is(number, new long[] {state[0] + 1, state[1]}, 0));
              assertFalse(store.is(number, new long[] {state[0], state[1] + 1}, 0));
              long[] copy = new long[WORDS];
              store.copy(number, copy);
              assertArrayEquals(state, copy);
              assertEquals(state[1], store.chunk(number)[store.offset(number) + 1]);
            });
  }

  @Test
  void inMemory() {
    StateStore store = filled(MANY);

    assertEquals(MANY, store.size());
    assertHolds(store, 0, MANY);
    assertEquals(state(CHUNK)[0], store.touch(CHUNK));
  }

  /** Most searches are small. */
  @Test
  void aFewStatesTakeLittleRoom() {
    long none = new Lineage().bytes();

    assertEquals(none, new StateStore(WORDS).bytes());
    assertEquals(none + 8 * WORDS * 64, filled(1).bytes());
    assertEquals(none + 8 * WORDS * 64, filled(64).bytes());
    assertEquals(none + 8 * WORDS * 128, filled(65).bytes());
    assertEquals(none + 8 * WORDS * CHUNK, filled(CHUNK).bytes());
    assertEquals(none + 8 * WORDS * 2 * CHUNK, filled(CHUNK + 1).bytes());
  }

  @Test
  void roomForManyAtOnceLeavesTheFirstWhereTheyWere() {
    StateStore store = filled(20_000);
    store.reserve(CHUNK);
    for (int number = 20_000; number < store.size(); number++) {
      store.put(number, state(number), 0);
    }

    assertEquals(20_000 + CHUNK, store.size());
    assertHolds(store, 0, store.size());
  }

  @Test
  void putAwayAndReadAgain() {
    Disk disk = Disk.temporary(folder);
    StateStore store = filled(CHUNK + 50);
    long before = store.bytes();
    store.keepIn(disk);

    store.putAway();
    assertEquals(before - 8 * WORDS * CHUNK, store.bytes());
    assertEquals(0, store.touch(5));
    assertFalse(store.isForgotten(5));
    assertHolds(store, 0, CHUNK + 50);

    add(store, 4 * CHUNK + 7);
    store.putAway();
    assertTrue(store.is(3 * CHUNK, state(3 * CHUNK), 0), "before the chunks below it");
    assertEquals(new Lineage().bytes() + 8 * WORDS * CHUNK, store.bytes());
    assertHolds(store, 0, 4 * CHUNK + 7);
    disk.delete();
  }

  @Test
  void fewStatesThatArePutAwayStayInMemoryAndAreWritten() {
    Disk disk = Disk.temporary(folder);
    StateStore store = filled(7);
    store.keepIn(disk);

    store.putAway();
    assertEquals(state(5)[0], store.touch(5));
    assertHolds(StateStore.of(store.file(), WORDS, 7, store.lineage(), true), 0, 7);
    disk.delete();
  }

  @Test
  void whatIsForgottenIsTheFullChunksBelow() {
    StateStore store = filled(MANY);
    long before = store.bytes();

    store.forget(CHUNK - 1);
    assertEquals(before, store.bytes());
    store.forget(2 * CHUNK - 1);
    assertEquals(before - 8 * WORDS * CHUNK, store.bytes());
    assertTrue(store.isForgotten(CHUNK - 1));
    assertFalse(store.isForgotten(CHUNK));
    assertHolds(store, CHUNK, MANY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAFile(boolean here) {
    Disk disk = Disk.temporary(folder);
    StateStore kept = filled(MANY);
    kept.keepIn(disk);
    kept.write();

    StateStore store = StateStore.of(kept.file(), WORDS, MANY, kept.lineage(), here);
    assertEquals(MANY, store.size());
    assertEquals(here ? state(0)[0] : 0, store.touch(0));
    assertHolds(store, 0, MANY);

    add(store, MANY + 10);
    store.putAway();
    assertHolds(store, 0, MANY + 10);
    disk.delete();
  }

  /** The words in another order, and one more. */
  private static StateStore repacked(StateStore store, Disk disk) {
    return store.repacked(
        WORDS + 1,
        (from, at, into) -> {
          into[0] = from[at + 1];
          into[2] = from[at];
        },
        disk);
  }

  private static void assertRepacked(StateStore store, int from, int until) {
    some(from, until)
        .forEach(
            number -> {
              long[] state = state(number);
              assertTrue(store.is(number, new long[] {state[1], 0, state[0]}, 0), "" + number);
            });
  }

  @Test
  void inOtherWords() throws IOException {
    StateStore store = filled(MANY);

    StateStore inMemory = repacked(store, null);
    assertEquals(MANY, inMemory.size());
    assertRepacked(inMemory, 0, MANY);

    Disk disk = Disk.temporary(folder);
    store.keepIn(disk);
    assertEquals(MANY, repacked(store, disk).size());
    assertEquals(new Lineage().bytes() + 8 * 3 * 3 * CHUNK, repacked(store, disk).bytes());
    store.putAway();
    StateStore onDisk = repacked(store, disk);
    assertEquals(new Lineage().bytes() + 8 * 3 * CHUNK, onDisk.bytes());
    assertRepacked(onDisk, 0, MANY);
    disk.delete();
    assertEquals(List.of(), files());
  }

  @Test
  void inOtherWordsWhatIsForgottenIsForgottenStill() {
    StateStore store = filled(MANY);
    store.forget(CHUNK);

    StateStore again = repacked(store, null);
    assertEquals(MANY, again.size());
    assertTrue(again.isForgotten(0));
    assertFalse(again.isForgotten(CHUNK));
    assertRepacked(again, CHUNK, MANY);
  }

  @Test
  void aFileThatIsShorterThanItWasIsReported() throws IOException {
    Disk disk = Disk.temporary(folder);
    StateStore kept = filled(10);
    kept.keepIn(disk);
    kept.write();
    kept.file().force();
    assertEquals(10 * 8 * WORDS, Files.size(kept.file().path()));

    UncheckedIOException thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> StateStore.of(kept.file(), WORDS, 11, kept.lineage(), true));
    assertTrue(thrown.getMessage().endsWith(".states is shorter than it was"));
    disk.delete();
  }

  @Test
  void onlyTheLastFileIsKeptAndItsNumberIsGoneOnFrom() throws IOException {
    Path checkpoint = folder.resolve("point");
    Disk disk = Disk.beside(checkpoint);
    StateFile old = disk.fileFor(1);
    disk.fileFor(1);
    assertEquals(List.of("point.0.states", "point.1.states"), files());
    disk.dropOld();
    assertEquals(List.of("point.1.states"), files());
    assertThrows(UncheckedIOException.class, old::force, "what is gone takes no room");
    disk.close();

    Disk again = Disk.beside(checkpoint);
    assertEquals(
        "point.1.states", again.known("point.1.states", 1).path().getFileName().toString());
    again.fileFor(1);
    assertEquals(List.of("point.1.states", "point.2.states"), files());
    again.delete();
    assertEquals(List.of(), files());
  }

  @Test
  void whatIsClosedCanBeUsedNoMore() {
    Disk disk = Disk.beside(folder.resolve("point"));
    StateFile file = disk.fileFor(1);
    disk.close();

    assertThrows(UncheckedIOException.class, () -> file.write(0, new long[1], 0, 1));
    assertThrows(UncheckedIOException.class, file::force);
  }

  @Test
  void slotsOfADiskLeaveNoFile() throws IOException {
    Disk disk = Disk.beside(folder.resolve("point"));
    Slots slots = disk.slots(1000);
    slots.set(0, 5);
    slots.set(999, -7);

    assertEquals(1000, slots.length());
    assertEquals(List.of(5, 0, -7), List.of(slots.get(0), slots.get(1), slots.get(999)));
    assertEquals(0, slots.bytes());
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofTwoWhoPutANumberInOnePlaceTheQuickerHasPutIt(boolean onDisk) {
    Slots slots = onDisk ? Disk.beside(folder.resolve("point")).slots(3) : new Slots.InMemory(3);

    assertTrue(slots.replace(1, 0, 8));
    assertFalse(slots.replace(1, 0, 9));
    assertEquals(8, slots.latest(1));
    assertTrue(slots.replace(1, 8, 9));
    assertEquals(List.of(0, 9, 0), List.of(slots.latest(0), slots.latest(1), slots.latest(2)));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
