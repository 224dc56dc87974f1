package org.sfmc.checker.explore;

import java.util.BitSet;
import org.sfmc.model.machine.Cells;

/** Cells that remember which of them were looked at, and which were changed. */
public final class WatchedCells extends Cells {
  private final BitSet read = new BitSet();
  private final BitSet written = new BitSet();

  /** With the values of other cells. */
  public WatchedCells(Cells values) {
    super(values.toArray());
  }

  /** From now on everything is on the record. */
  public void begin() {
    read.clear();
    written.clear();
  }

  /** The cells that were looked at before they were changed. */
  public BitSet read() {
    return (BitSet) read.clone();
  }

  /**
   * The cells that were changed, or written to with the value that they had; not to be changed, and
   * good until the record begins again.
   */
  public BitSet written() {
    return written;
  }

  @Override
  public int get(int index) {
    if (!written.get(index)) {
      read.set(index);
    }
    return super.get(index);
  }

  @Override
  public void set(int index, int value) {
    written.set(index);
    super.set(index, value);
  }

  /** What is taken back is what it was before, so that depends on it. */
  @Override
  public void setTo(Cells other) {
    super.setTo(other);
    read.or(written);
  }
}
