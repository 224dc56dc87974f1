package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * What two workers do in one round of the search: share out the tasks of the frontier, add what
 * they found to the table of states, and number it.
 *
 * <p>Claimed to be linearizable against the same class used by one thread: that every task is taken
 * once; that what is found in the end does not depend on who was quicker to add it; and that two
 * give the new states of a chunk each their numbers. Not claimed is anything about one who adds
 * while another numbers: between the two the explorer waits for all, which is {@link #meet} here.
 */
public class TableOperations {
  private static final int TWO = 2;

  /** States of both chunks, some of them in both, some in one part of the table. */
  private static final long[][] FOUND = {{1, 2, 3, 1, 70, 90}, {2, 4, 70, 5, 1, 200}};

  private static final String WHICH = "0:1";

  private final StateStore store = new StateStore(1);
  private final StateTable table = new StateTable(1, store);
  private final Found[] found = {new Found(1), new Found(1)};
  private final Tasks tasks = new Tasks(TWO + 1, TWO);

  /** As Lincheck makes it. */
  public TableOperations() {
    this(Slots.InMemory::new);
  }

  /** With a table of these slots. */
  TableOperations(Slots.Room room) {
    this(room, FOUND);
  }

  /** With a table of these slots, and other states of both chunks. */
  TableOperations(Slots.Room room, long[][] states) {
    table.moveTo(room);
    for (int c = 0; c < TWO; c++) {
      for (long state : states[c]) {
        FoundTest.add(found[c], new long[] {state}, 0);
      }
    }
    table.begin(found, TWO, new Team(1));
  }

  /** A worker takes a task, −1 where none is left. */
  @Operation
  public int take(@Param(gen = IntGen.class, conf = WHICH) int worker) {
    return tasks.take(worker);
  }

  /** Adds what a chunk has. */
  @Operation
  public void add(@Param(gen = IntGen.class, conf = WHICH) int c) {
    table.add(c);
  }

  /** All have added: counts the new states and makes room for them. */
  @Operation
  public int meet() {
    store.reserve(found[0].countNews() + found[1].countNews());
    return store.size();
  }

  /** Gives the new states of a chunk their numbers: the number after the last. */
  @Operation
  public int number(@Param(gen = IntGen.class, conf = WHICH) int c) {
    int first = c == 0 ? 0 : found[0].news;
    table.settle(c, first);
    return first + found[c].news;
  }

  /** The numbers of all states. */
  @Operation
  public List<Integer> find() {
    table.end(TWO);
    List<Integer> numbers = new ArrayList<>();
    for (long[] states : FOUND) {
      for (long state : states) {
        numbers.add(table.find(new long[] {state}, 0));
      }
    }
    return numbers;
  }
}
