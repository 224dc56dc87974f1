package org.sfmc.checker.explore;

import java.util.BitSet;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.system.ModelledSystem;

/** A position that knows what of it was looked at, and what was changed. */
final class Watched implements View {
  /** Cells on the record. */
  private static final class Recorded extends Cells {
    final BitSet read = new BitSet();
    final BitSet written = new BitSet();

    Recorded(ModelledSystem system) {
      super(system.layout().initial().toArray());
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

  private final Recorded cells;
  private final Position position;
  private final BitSet nodes = new BitSet();

  Watched(Unfolding unfolding, Grain grain) {
    this.cells = new Recorded(unfolding.system());
    this.position = new Position(unfolding, grain, cells);
  }

  /** The position; to be asked for where nobody is to be told of it. */
  Position position() {
    return position;
  }

  /** From now on everything is on the record. */
  void begin() {
    cells.read.clear();
    cells.written.clear();
    nodes.clear();
  }

  /** The fields that were looked at before they were changed. */
  BitSet read(Packing packing) {
    BitSet fields = (BitSet) cells.read.clone();
    nodes.stream().forEach(thread -> fields.set(packing.fieldOf(thread)));
    return fields;
  }

  /** The cells that were changed, or written to with the value that they had. */
  BitSet written() {
    return cells.written;
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public int local(int thread, int slot) {
    nodes.set(thread);
    return position.local(thread, slot);
  }

  @Override
  public boolean isDone(int thread) {
    nodes.set(thread);
    return position.isDone(thread);
  }
}
