package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

/**
 * Packs a position into 64-bit words, exactly: two positions are equal if and only if their words
 * are. A field lies within one word, in the first that has room.
 *
 * <p>A field for each cell, as wide as its declared range or, once there are many states, as the
 * values that it has had; then one for each thread, for where it stands. When a field turns out to
 * be too narrow, everything is packed again.
 */
final class Packing {
  /** A field cannot tell a value that it may have. */
  static final class TooNarrow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooNarrow() {
      super(null, null, false, false);
    }
  }

  private static final int NARROWEST = 4;
  private static final int WIDEST = 18;

  private final Unfolding unfolding;
  private final Layout layout;
  private final Ranges seen;
  private final boolean narrow;
  private final int cellCount;
  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final int[] low;
  private final long[] span;
  private final long[] signature;
  private int words;

  /**
   * Wide enough for the places that are known so far.
   *
   * @param narrow whether the fields of cells are only wide enough for what has been seen
   */
  Packing(Unfolding unfolding, Ranges seen, boolean narrow) {
    this(unfolding, seen, narrow, unfolding.system());
    int[] bits = IntStream.range(0, word.length).map(this::bits).toArray();
    widen(bits, place(bits));
    for (int f = 0; f < word.length; f++) {
      mask[f] = (1L << bits[f]) - 1;
      low[f] = f < cellCount ? low(f) : 0;
      long declared = f < cellCount ? (long) layout.cell(f).high() - low[f] : mask[f];
      span[f] = Math.min(declared, mask[f]);
    }
    words = place(bits);
    sign(bits);
  }

  /** The one that was saved. */
  Packing(Unfolding unfolding, Ranges seen, DataInput in) throws IOException {
    this(unfolding, seen, in.readBoolean(), unfolding.system());
    int[] bits = Saved.ints(in);
    System.arraycopy(Saved.ints(in), 0, low, 0, low.length);
    System.arraycopy(Saved.longs(in), 0, span, 0, span.length);
    for (int f = 0; f < word.length; f++) {
      mask[f] = (1L << bits[f]) - 1;
    }
    words = place(bits);
    sign(bits);
  }

  private Packing(Unfolding unfolding, Ranges seen, boolean narrow, ModelledSystem system) {
    this.unfolding = unfolding;
    this.seen = seen;
    this.narrow = narrow;
    this.layout = system.layout();
    this.cellCount = layout.size();
    int fields = cellCount + system.threads().size();
    word = new int[fields];
    shift = new int[fields];
    mask = new long[fields];
    low = new int[fields];
    span = new long[fields];
    signature = new long[fields];
  }

  void save(DataOutput out) throws IOException {
    out.writeBoolean(narrow);
    Saved.ints(out, Arrays.stream(mask).mapToInt(Long::bitCount).toArray());
    Saved.ints(out, low);
    Saved.longs(out, span);
  }

  /** Whether the fields of cells are only wide enough for what has been seen. */
  boolean isNarrow() {
    return narrow;
  }

  /** Gives signatures: each thread's place has its own, and cells share what is left. */
  private void sign(int[] bits) {
    int threads = bits.length - cellCount;
    int next = 0;
    for (int cell = 0; cell < cellCount; cell++) {
      if (bits[cell] > 0) {
        signature[cell] = 1L << threads + next++ % Math.max(1, Long.SIZE - threads);
      }
    }
    for (int thread = 0; thread < threads; thread++) {
      signature[cellCount + thread] = 1L << thread;
    }
  }

  /** Finds places for fields so wide, and says how many words they take. */
  private int place(int[] bits) {
    int[] taken = new int[bits.length + 1];
    int last = 0;
    for (int f = 0; f < bits.length; f++) {
      int w = 0;
      while (taken[w] + bits[f] > Long.SIZE) {
        w++;
      }
      word[f] = w;
      shift[f] = taken[w] % Long.SIZE;
      taken[w] += bits[f];
      last = Math.max(last, w);
    }
    return last + 1;
  }

  /** Makes the fields of threads as wide as they can be in so many words, all alike. */
  private void widen(int[] bits, int count) {
    int[] wider = bits.clone();
    while (true) {
      for (int f = cellCount; f < wider.length; f++) {
        wider[f]++;
      }
      if (cellCount == wider.length || wider[cellCount] > WIDEST || place(wider) > count) {
        return;
      }
      System.arraycopy(wider, 0, bits, 0, bits.length);
    }
  }

  private int bits(int field) {
    if (field >= cellCount) {
      int known = Integer.SIZE - Integer.numberOfLeadingZeros(unfolding.size(field - cellCount));
      return Math.min(Math.max(NARROWEST, known), WIDEST);
    }
    return Long.SIZE - Long.numberOfLeadingZeros((long) high(field) - low(field));
  }

  private int low(int cell) {
    return narrow ? seen.low(cell) : layout.cell(cell).low();
  }

  private int high(int cell) {
    return narrow ? seen.high(cell) : layout.cell(cell).high();
  }

  /** Number of words of a packed position. */
  int words() {
    return words;
  }

  /** Number of fields. */
  int fields() {
    return word.length;
  }

  /** Width of a field in bits. */
  int bitsOf(int field) {
    return Long.bitCount(mask[field]);
  }

  /** Where a field begins, in bits from the beginning of a state. */
  int placeOf(int field) {
    return word[field] * Long.SIZE + shift[field];
  }

  /** The value of a cell whose bits are 0. */
  int lowOf(int cell) {
    return low[cell];
  }

  /** The initial value of a cell, or the number of a thread's first node. */
  int initialOf(int field) {
    return field < cellCount ? layout.cell(field).initial() : 0;
  }

  /** The value of a cell, or the number of the node at which a thread stands. */
  int valueOf(int field, long[] state, int at) {
    return (int) (state[at + word[field]] >>> shift[field] & mask[field]) + low[field];
  }

  /** The field that tells where a thread stands. */
  int fieldOf(int thread) {
    return cellCount + thread;
  }

  /** The thread whose place a field tells; −1 for a cell. */
  int threadOf(int field) {
    return field < cellCount ? -1 : field - cellCount;
  }

  /** The number of the node at which a thread stands. */
  int nodeOf(int thread, long[] state, int at) {
    int f = cellCount + thread;
    return (int) (state[at + word[f]] >>> shift[f] & mask[f]);
  }

  /** Adds the bits of a field to a set of bits of a state. */
  void addTo(long[] bits, int at, int field) {
    bits[at + word[field]] |= mask[field] << shift[field];
  }

  /**
   * A bit for a field; no other has it as long as there are not more than 64 that can have two
   * values. None for those that cannot.
   */
  long signature(int field) {
    return signature[field];
  }

  /** The bits of some fields. */
  long[] bits(BitSet fields) {
    long[] bits = new long[words];
    fields.stream().forEach(field -> addTo(bits, 0, field));
    return bits;
  }

  /** A cell is to have a value. */
  void see(int cell, int value) {
    if (layout.cell(cell).low() <= value && value <= layout.cell(cell).high()) {
      seen.see(cell, value);
    }
  }

  /** Puts the value of a cell, or the number of a node, where the bits are 0. */
  void put(int field, int value, long[] into, int at) {
    long offset = (long) value - low[field];
    // Compared as unsigned, so that what is below the range is refused too.
    if (Long.compareUnsigned(offset, span[field]) > 0) {
      throw refusal(field, value);
    }
    into[at + word[field]] |= offset << shift[field];
  }

  private RuntimeException refusal(int field, int value) {
    if (field < cellCount) {
      Layout.Cell cell = layout.cell(field);
      if (cell.low() <= value && value <= cell.high()) {
        return new TooNarrow();
      }
      return new BoundsExceeded(
          cell.name() + " = " + value + " is outside " + cell.low() + ".." + cell.high());
    }
    if (value < 1 << WIDEST) {
      return new TooNarrow();
    }
    return new BoundsExceeded(
        "thread "
            + unfolding.system().threads().get(field - cellCount).name()
            + " has more than "
            + (1 << WIDEST)
            + " positions: a local that grows without end?");
  }

  /** Says a state of this packing in another. */
  void repack(long[] from, int at, Packing other, long[] into) {
    Arrays.fill(into, 0);
    for (int f = 0; f < word.length; f++) {
      other.put(f, valueOf(f, from, at), into, 0);
    }
  }

  void pack(Position position, long[] into, int at) {
    Arrays.fill(into, at, at + words, 0);
    for (int f = 0; f < cellCount; f++) {
      put(f, position.cells().get(f), into, at);
    }
    for (int f = cellCount; f < word.length; f++) {
      put(f, position.node(f - cellCount).id(), into, at);
    }
  }

  void unpack(long[] from, int at, Position position) {
    for (int f = 0; f < cellCount; f++) {
      position.cells().set(f, valueOf(f, from, at));
    }
    for (int thread = 0; thread < word.length - cellCount; thread++) {
      position.setNode(thread, unfolding.node(thread, nodeOf(thread, from, at)));
    }
  }
}
