package org.sfmc.model.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The cells of a system: their names, ranges and initial values, in the order of declaration.
 *
 * <p>A range must hold what can be reached, the wrong values too: a reference count of −1 has to be
 * representable, or a double free could not be found.
 */
public final class Layout {
  private final List<Cell> cells = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();
  private final Map<Sort, List<String>> names = new EnumMap<>(Sort.class);
  private final List<Sorted> sorted = new ArrayList<>();

  /** What the value of a cell stands for. */
  public enum Sort {
    /** Itself. */
    NUMBER,
    /** A thread, counted from 1; 0 for none. */
    THREAD,
    /** A buffer, counted from 1; 0 for none. */
    BUFFER,
    /** A page, counted from 1; 0 for none. */
    PAGE,
    /** A CPU, counted from 0. */
    CPU,
    /** CPUs: bit c for CPU c. */
    CPU_SET
  }

  /** Cells that hold a set of threads, in the order of their numbers, and then zeros. */
  public record Sorted(int first, int count) {}

  /**
   * One integer of the state.
   *
   * @param name as traces print it
   * @param low smallest value that can be stored
   * @param high largest value that can be stored
   * @param initial value in the initial state
   * @param sort what the value stands for
   */
  public record Cell(String name, int low, int high, int initial, Sort sort) {
    /** A cell that holds a number. */
    public Cell(String name, int low, int high, int initial) {
      this(name, low, high, initial, Sort.NUMBER);
    }

    public Cell {
      if (low > high || initial < low || initial > high) {
        throw new IllegalArgumentException(
            name + " = " + initial + " is not in " + low + ".." + high);
      }
    }
  }

  /** Declares a cell and returns its index. */
  public int add(String name, int low, int high, int initial) {
    return add(Sort.NUMBER, name, low, high, initial);
  }

  /** Declares a cell whose value stands for something, and returns its index. */
  public int add(Sort sort, String name, int low, int high, int initial) {
    cells.add(new Cell(name, low, high, initial, sort));
    return cells.size() - 1;
  }

  /**
   * Things that are like each other, in the order of their numbers. The cell of one of them has its
   * name as a word in its own: {@code tlb(cpu0, K1)}.
   */
  public void name(Sort sort, List<String> likes) {
    names.put(sort, List.copyOf(likes));
  }

  /** The names of things of a sort; none where nobody has named them. */
  public List<String> names(Sort sort) {
    return names.getOrDefault(sort, List.of());
  }

  /** Some cells hold a set of threads in the order of their numbers. */
  public void addSorted(Sorted cells) {
    sorted.add(cells);
  }

  /** They are in another order after all. */
  public void removeSorted(Sorted cells) {
    sorted.remove(cells);
  }

  /** The cells that hold sets. */
  public List<Sorted> sorted() {
    return List.copyOf(sorted);
  }

  /** Number of cells. */
  public int size() {
    return cells.size();
  }

  /** The cell at an index. */
  public Cell cell(int index) {
    return cells.get(index);
  }

  /**
   * Something that traces show the changes of.
   *
   * @param name as traces print it
   * @param text its value in a state
   */
  public record Component(String name, Function<Cells, String> text) {}

  /** Has traces show something. */
  public void show(String name, Function<Cells, String> text) {
    components.add(new Component(name, text));
  }

  /** What traces show, in the order of declaration. */
  public List<Component> components() {
    return List.copyOf(components);
  }

  /** A fresh initial state. */
  public Cells initial() {
    return new Cells(cells.stream().mapToInt(Cell::initial).toArray());
  }
}
