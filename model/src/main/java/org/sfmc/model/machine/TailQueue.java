package org.sfmc.model.machine;

import java.util.List;

/**
 * A tail queue of numbered elements, {@code TAILQ} of queue(3), behind a mutex.
 *
 * <p>Elements are {@code 1..names.size()}; 0 stands for NULL.
 */
public final class TailQueue {
  private final Engine engine;
  private final Mutex guard;
  private final String name;
  private final List<String> names;
  private final Queue queue;

  /** Declares the queue, at the start holding all its elements in order. */
  public TailQueue(Layout layout, Engine engine, Mutex guard, String name, List<String> names) {
    this.engine = engine;
    this.guard = guard;
    this.name = name;
    this.names = List.copyOf(names);
    // One place more than elements: an element that is queued twice must be representable.
    this.queue =
        new Queue(layout, Layout.Sort.BUFFER, name, names.size() + 1, names.size(), this::initial);
    layout.show(name, cells -> queue.text(cells, this::nameOf));
  }

  private int initial(int place) {
    return place < names.size() ? place + 1 : 0;
  }

  /** {@code TAILQ_FIRST}: the head, or 0. */
  public int first() {
    return engine.perform(new First(this));
  }

  /** {@code TAILQ_INSERT_TAIL}. */
  public void insertTail(int element) {
    engine.execute(new InsertTail(this, element));
  }

  /** {@code TAILQ_INSERT_HEAD}. */
  public void insertHead(int element) {
    engine.execute(new InsertHead(this, element));
  }

  /** {@code TAILQ_REMOVE}; removing an element that is not on the queue is a violation. */
  public void remove(int element) {
    engine.execute(new Remove(this, element));
  }

  /** The head in a state, or 0. */
  public int first(Cells cells) {
    return queue.first(cells);
  }

  /** How often the element is on the queue in a state. */
  public int count(Cells cells, int element) {
    return queue.count(cells, element);
  }

  /** The number of elements in a state. */
  public int length(Cells cells) {
    return queue.length(cells);
  }

  @Override
  public String toString() {
    return name;
  }

  private String nameOf(int element) {
    return element == 0 ? "NULL" : names.get(element - 1);
  }

  private record First(TailQueue list) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      return list.queue.first(cells);
    }

    @Override
    public Mutex guard() {
      return list.guard;
    }

    @Override
    public String describe(int result) {
      return "first of " + list + " → " + list.nameOf(result);
    }

    @Override
    public String toString() {
      return "first of " + list;
    }
  }

  private record InsertHead(TailQueue list, int element) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      list.queue.insertHead(cells, element);
      return 0;
    }

    @Override
    public Mutex guard() {
      return list.guard;
    }

    @Override
    public String toString() {
      return list.nameOf(element) + " to the head of " + list;
    }
  }

  private record InsertTail(TailQueue list, int element) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      list.queue.insertTail(cells, element);
      return 0;
    }

    @Override
    public Mutex guard() {
      return list.guard;
    }

    @Override
    public String toString() {
      return list.nameOf(element) + " to the tail of " + list;
    }
  }

  private record Remove(TailQueue list, int element) implements Guarded {
    @Override
    public int apply(Cells cells, int thread) {
      if (!list.queue.remove(cells, element)) {
        throw new Violation("list_intact", list.nameOf(element) + " is not on " + list);
      }
      return 0;
    }

    @Override
    public Mutex guard() {
      return list.guard;
    }

    @Override
    public String toString() {
      return list.nameOf(element) + " off " + list;
    }
  }
}
