package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;

/** Cells that know in which order they were looked at, before they were changed. */
final class InOrder extends Cells {
  private final List<Integer> order = new ArrayList<>();
  private final BitSet read = new BitSet();
  private final BitSet written = new BitSet();
  private boolean begun;

  InOrder(Cells initial) {
    super(initial.toArray());
  }

  /** From now on everything is on the record. */
  void begin() {
    order.clear();
    read.clear();
    written.clear();
    begun = true;
  }

  @Override
  public int get(int index) {
    if (begun && !written.get(index)) {
      note(index);
    }
    return super.get(index);
  }

  private void note(int field) {
    if (!read.get(field)) {
      read.set(field);
      order.add(field);
    }
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
    if (begun) {
      written.stream().forEach(this::note);
    }
  }

  /** The fields that were looked at, in order. */
  List<Integer> order() {
    return List.copyOf(order);
  }

  /** The cells that were changed; what they are now is looked at by nobody. */
  BitSet written() {
    begun = false;
    return written;
  }

  /** A view on a position that has these cells, which notes whose places are looked at. */
  View view(Position position) {
    int cells = size();
    return new View() {
      @Override
      public Cells cells() {
        return InOrder.this;
      }

      @Override
      public int local(int thread, int slot) {
        note(cells + thread);
        return position.local(thread, slot);
      }

      @Override
      public boolean isDone(int thread) {
        note(cells + thread);
        return position.isDone(thread);
      }
    };
  }
}
