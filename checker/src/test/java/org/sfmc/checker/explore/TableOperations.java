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
 * once; that two workers add each what belongs in his half of the table; and that two give the new
 * states of a chunk each their numbers. Not claimed is anything about one who adds while another
 * numbers: between the two the explorer waits for all, which is {@link #meet} here.
 */
public class TableOperations {
  private static final int TWO = 2;

  /** States of both chunks, some of them in both, some in one part of the table. */
  private static final long[][] FOUND = {{1, 2, 3, 1, 70, 90}, {2, 4, 70, 5, 1, 200}};

  private static final String WHICH = "0:1";

  private final StateStore store = new StateStore(1);
  private final StateTable table = new StateTable(1, store);
  private final Chunk[] chunks = {new Chunk(1), new Chunk(1)};
  private final Tasks tasks = new Tasks(TWO + 1);
  private final int shares;

  /** As Lincheck makes it. */
  public TableOperations() {
    this(TWO);
  }

  /** Where each worker adds what belongs to one share of so many. */
  TableOperations(int shares) {
    this.shares = shares;
    for (int c = 0; c < TWO; c++) {
      chunks[c].first = -1;
      chunks[c].left = 1;
      for (long state : FOUND[c]) {
        chunks[c].addInitial(null, new long[] {state}, 0);
      }
    }
    table.begin(chunks, TWO, TWO);
  }

  /** Takes a task, −1 where none is left. */
  @Operation
  public int take() {
    return tasks.take();
  }

  /** Adds what belongs to a worker, and says for each entry of his whether it is new. */
  @Operation
  public List<Boolean> add(@Param(gen = IntGen.class, conf = WHICH) int worker) {
    int share = worker % shares;
    table.add(TWO, share, shares);
    List<Boolean> isNew = new ArrayList<>();
    for (Chunk chunk : chunks) {
      for (int e = 0; e < chunk.count; e++) {
        if (StateTable.partOf(chunk.hashes[e]) % shares == share) {
          isNew.add(chunk.isNew[e]);
        }
      }
    }
    return isNew;
  }

  /** All have added: counts the new states and makes room for them. */
  @Operation
  public int meet() {
    store.reserve(chunks[0].countFound() + chunks[1].countFound());
    return store.size();
  }

  /** Gives the new states of a chunk their numbers: the number after the last. */
  @Operation
  public int number(@Param(gen = IntGen.class, conf = WHICH) int c) {
    Chunk chunk = chunks[c];
    int number = c == 0 ? 0 : chunks[0].found;
    for (int e = 0; e < chunk.count; e++) {
      if (chunk.isNew[e]) {
        table.settle(chunk.hashes[e], chunk.numbers[e], number);
        store.put(number++, chunk.states, e);
      }
    }
    return number;
  }

  /** The numbers of all states. */
  @Operation
  public List<Integer> find() {
    table.end();
    List<Integer> numbers = new ArrayList<>();
    for (long[] states : FOUND) {
      for (long state : states) {
        numbers.add(table.find(new long[] {state}, 0));
      }
    }
    return numbers;
  }
}
