package org.sfmc.model.machine;

import java.util.List;

/**
 * A hash table of numbered elements with chains, {@code LIST_HEAD} of queue(3), behind a mutex.
 *
 * <p>Every key has a chain of its own: that two keys share one cannot be seen, because a search
 * compares keys.
 */
public final class HashTable {
  private final Engine engine;
  private final Mutex guard;
  private final String name;
  private final List<String> names;
  private final IntCell[] keys;
  private final Queue[] chains;
  private Watch watch = (cells, thread, key, element, known) -> {};

  /**
   * Declares an empty table.
   *
   * @param keys the cell that holds the key of element 1, of element 2, …
   * @param keyNames keys are {@code 1..keyNames.size()}
   */
  public HashTable(
      Layout layout,
      Engine engine,
      Mutex guard,
      String name,
      List<String> names,
      IntCell[] keys,
      List<String> keyNames) {
    this.engine = engine;
    this.guard = guard;
    this.name = name;
    this.names = List.copyOf(names);
    this.keys = keys.clone();
    this.chains =
        keyNames.stream().map(key -> chain(layout, name + "[" + key + "]")).toArray(Queue[]::new);
  }

  private Queue chain(Layout layout, String called) {
    int most = names.size();
    return new Queue(layout, Layout.Sort.BUFFER, called, most, most, place -> 0);
  }

  /** Who asserts something of an insertion before it happens. */
  @FunctionalInterface
  public interface Watch {
    /**
     * A thread is about to insert an element.
     *
     * @param known the element that is found for the key now, or 0
     * @throws Violation where that is wrong
     */
    void inserts(Cells cells, int thread, int key, int element, int known);
  }

  /** Has insertions watched. */
  public HashTable watched(Watch by) {
    this.watch = by;
    return this;
  }

  /** The first element on the key's chain that has the key, or 0. */
  public int lookup(int key) {
    return engine.perform(new Lookup(this, key));
  }

  /** {@code LIST_INSERT_HEAD} on the key's chain. */
  public void insertHead(int key, int element) {
    engine.execute(new InsertHead(this, key, element));
  }

  /** {@code LIST_REMOVE}: from whichever chain it is on; from none is a violation. */
  public void remove(int element) {
    engine.execute(new Remove(this, element));
  }

  /** How often the element stands on the chain of the key in a state. */
  public int count(Cells cells, int key, int element) {
    return chains[key - 1].count(cells, element);
  }

  /** How often the element stands on any chain in a state. */
  public int count(Cells cells, int element) {
    int count = 0;
    for (Queue chain : chains) {
      count += chain.count(cells, element);
    }
    return count;
  }

  /** As {@link #lookup}, in a state. */
  public int lookup(Cells cells, int key) {
    Queue chain = chains[key - 1];
    for (int place = 0; chain.get(cells, place) != 0; place++) {
      int element = chain.get(cells, place);
      if (keys[element - 1].in(cells) == key) {
        return element;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return name;
  }

  private String nameOf(int element) {
    return element == 0 ? "NULL" : names.get(element - 1);
  }

  private record Lookup(HashTable table, int key) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      return table.lookup(cells, key);
    }

    @Override
    public Mutex guard() {
      return table.guard;
    }

    @Override
    public String describe(int result) {
      return result == 0 ? "no buffer maps the page" : "found " + table.nameOf(result);
    }

    @Override
    public String toString() {
      return "look up in " + table;
    }
  }

  private record InsertHead(HashTable table, int key, int element) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      table.watch.inserts(cells, thread, key, element, table.lookup(cells, key));
      table.chains[key - 1].insertHead(cells, element);
      return 0;
    }

    @Override
    public Mutex guard() {
      return table.guard;
    }

    @Override
    public String toString() {
      return "hash " + table.nameOf(element);
    }
  }

  private record Remove(HashTable table, int element) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      for (Queue chain : table.chains) {
        if (chain.remove(cells, element)) {
          return 0;
        }
      }
      throw new Violation("list_intact", table.nameOf(element) + " is on no hash chain");
    }

    @Override
    public Mutex guard() {
      return table.guard;
    }

    @Override
    public String toString() {
      return "unhash " + table.nameOf(element);
    }
  }
}
