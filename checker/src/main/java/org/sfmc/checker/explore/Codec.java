package org.sfmc.checker.explore;

import java.util.Arrays;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;

/**
 * Packs a position into 64-bit words, exactly: two positions are equal if and only if their words
 * are. A field lies within one word.
 */
final class Codec {
  private static final int NODE_BITS = 18;

  private final Unfolding unfolding;
  private final Layout layout;
  private final int cellCount;
  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final int[] low;
  private final long[] span;
  private final int words;

  Codec(Unfolding unfolding) {
    this.unfolding = unfolding;
    this.layout = unfolding.system().layout();
    this.cellCount = layout.size();
    int fields = cellCount + unfolding.system().threads().size();
    word = new int[fields];
    shift = new int[fields];
    mask = new long[fields];
    low = new int[fields];
    span = new long[fields];
    int atWord = 0;
    int atBit = 0;
    for (int f = 0; f < fields; f++) {
      int bits = bits(f);
      if (atBit + bits > Long.SIZE) {
        atWord++;
        atBit = 0;
      }
      word[f] = atWord;
      shift[f] = atBit;
      mask[f] = (1L << bits) - 1;
      low[f] = f < cellCount ? layout.cell(f).low() : 0;
      span[f] = f < cellCount ? (long) layout.cell(f).high() - low[f] : mask[f];
      atBit += bits;
    }
    words = atWord + 1;
  }

  private int bits(int field) {
    if (field >= cellCount) {
      return NODE_BITS;
    }
    Layout.Cell cell = layout.cell(field);
    return Long.SIZE - Long.numberOfLeadingZeros((long) cell.high() - cell.low());
  }

  /** Number of words of a packed position. */
  int words() {
    return words;
  }

  void pack(Position position, long[] into) {
    Arrays.fill(into, 0);
    Cells cells = position.cells();
    for (int f = 0; f < cellCount; f++) {
      long value = (long) cells.get(f) - low[f];
      // Compared as unsigned, so that what is below the range is refused too.
      if (Long.compareUnsigned(value, span[f]) > 0) {
        throw outOfRange(f, cells.get(f));
      }
      into[word[f]] |= value << shift[f];
    }
    for (int f = cellCount; f < word.length; f++) {
      long id = position.node(f - cellCount).id();
      if (id > mask[f]) {
        throw new BoundsExceeded(
            "thread "
                + unfolding.system().threads().get(f - cellCount).name()
                + " has more than "
                + (mask[f] + 1)
                + " positions: a local that grows without end?");
      }
      into[word[f]] |= id << shift[f];
    }
  }

  private BoundsExceeded outOfRange(int field, int value) {
    Layout.Cell cell = layout.cell(field);
    return new BoundsExceeded(
        cell.name() + " = " + value + " is outside " + cell.low() + ".." + cell.high());
  }

  void unpack(long[] from, Position position) {
    Cells cells = position.cells();
    for (int f = 0; f < cellCount; f++) {
      cells.set(f, (int) (from[word[f]] >>> shift[f] & mask[f]) + low[f]);
    }
    for (int f = cellCount; f < word.length; f++) {
      int id = (int) (from[word[f]] >>> shift[f] & mask[f]);
      position.setNode(f - cellCount, unfolding.node(f - cellCount, id));
    }
  }
}
