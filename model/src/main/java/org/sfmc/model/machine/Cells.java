package org.sfmc.model.machine;

import java.util.Arrays;

/**
 * The values of all cells of a layout in one state.
 *
 * <p>Operations and claims see a state through this and nothing else, so that who hands it to them
 * can tell which cells they have looked at.
 */
public class Cells {
  private final int[] values;

  /** As many cells as values, which are copied. */
  public Cells(int... values) {
    this.values = values.clone();
  }

  /** Number of cells. */
  public final int size() {
    return values.length;
  }

  /** The value of a cell. */
  public int get(int index) {
    return values[index];
  }

  /** Changes a cell. */
  public void set(int index, int value) {
    values[index] = value;
  }

  /** Adds to a cell and returns its new value. */
  public final int add(int index, int amount) {
    int value = get(index) + amount;
    set(index, value);
    return value;
  }

  /** Becomes equal to another state of the same layout; for engines, between operations. */
  public void setTo(Cells other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /** An independent copy; every cell is looked at. */
  public final Cells copy() {
    return new Cells(toArray());
  }

  /** The values of all cells, which are all looked at. */
  public final int[] toArray() {
    int[] all = new int[values.length];
    for (int index = 0; index < all.length; index++) {
      all[index] = get(index);
    }
    return all;
  }

  @Override
  public final boolean equals(Object o) {
    return o instanceof Cells other && Arrays.equals(values, other.values);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public final String toString() {
    return Arrays.toString(values);
  }
}
