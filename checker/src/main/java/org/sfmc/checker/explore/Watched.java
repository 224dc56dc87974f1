package org.sfmc.checker.explore;

import java.util.BitSet;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;

/** A position that knows what of it was looked at, and what was changed. */
final class Watched implements View {
  private final WatchedCells cells;
  private final Position position;
  private final BitSet nodes = new BitSet();

  Watched(Unfolding unfolding, Grain grain) {
    this.cells = new WatchedCells(unfolding.system().layout().initial());
    this.position = new Position(unfolding, grain, Position.NOBODY, cells);
  }

  /** The position; to be asked for where nobody is to be told of it. */
  Position position() {
    return position;
  }

  /** From now on everything is on the record. */
  void begin() {
    cells.begin();
    nodes.clear();
  }

  /** The fields that were looked at before they were changed. */
  BitSet read(Packing packing) {
    BitSet fields = cells.read();
    nodes.stream().forEach(thread -> fields.set(packing.fieldOf(thread)));
    return fields;
  }

  /** The cells that were changed, or written to with the value that they had. */
  BitSet written() {
    return cells.written();
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
