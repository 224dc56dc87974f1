package org.sfmc.model.machine;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * One integer of the state.
   *
   * @param name as traces print it
   * @param low smallest value that can be stored
   * @param high largest value that can be stored
   * @param initial value in the initial state
   */
  public record Cell(String name, int low, int high, int initial) {
    public Cell {
      if (low > high || initial < low || initial > high) {
        throw new IllegalArgumentException(
            name + " = " + initial + " is not in " + low + ".." + high);
      }
    }
  }

  /** Declares a cell and returns its index. */
  public int add(String name, int low, int high, int initial) {
    cells.add(new Cell(name, low, high, initial));
    return cells.size() - 1;
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
