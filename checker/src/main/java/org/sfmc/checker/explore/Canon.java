package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.model.machine.Layout;

/**
 * The least of the packed states that permutations make of one: equal for states that are images of
 * each other, and for no others.
 *
 * <p>What a permutation makes of a state is put together from what it makes of slices of it, some
 * fields that are next to each other, which are looked up. Sets that are kept in order are no sum
 * of fields and are done by themselves. Each worker has one of these.
 */
final class Canon {
  private static final int SLICE_BITS = 8;

  private final Symmetry symmetry;
  private final Packing packing;
  private final int elements;
  private final int words;
  private final Slice[] slices;
  private final List<Layout.Sorted> sets;
  private final long[] images;
  private final int[] members = new int[Long.SIZE];

  Canon(Symmetry symmetry, Packing packing) {
    this.symmetry = symmetry;
    this.packing = packing;
    this.elements = symmetry.group().size();
    this.words = packing.words();
    this.images = new long[elements * words];
    this.sets = symmetry.system().layout().sorted();
    this.slices = slices();
  }

  /** Some fields of one word that are next to each other. */
  private static final class Slice {
    final int word;
    final int shift;
    final int[] fields;
    int bits;

    /** For each value of the slice: whether it is known, and then its image by each element. */
    long[][] images = new long[0][];

    Slice(int word, int shift, int bits, int[] fields) {
      this.word = word;
      this.shift = shift;
      this.bits = bits;
      this.fields = fields;
    }
  }

  private Slice[] slices() {
    List<Integer> ordered = new ArrayList<>();
    for (int f = 0; f < packing.fields(); f++) {
      if (packing.bitsOf(f) > 0 && !isInSet(f)) {
        ordered.add(f);
      }
    }
    ordered.sort((a, b) -> Integer.compare(packing.placeOf(a), packing.placeOf(b)));
    List<Slice> made = new ArrayList<>();
    List<Integer> fields = new ArrayList<>();
    for (int f : ordered) {
      if (!fields.isEmpty() && span(fields.get(0), f) > SLICE_BITS) {
        made.add(slice(fields));
        fields.clear();
      }
      fields.add(f);
    }
    if (!fields.isEmpty()) {
      made.add(slice(fields));
    }
    return made.toArray(Slice[]::new);
  }

  private boolean isInSet(int field) {
    return sets.stream().anyMatch(s -> s.first() <= field && field < s.first() + s.count());
  }

  /** Bits from the beginning of one field to the end of another; many where words differ. */
  private int span(int first, int last) {
    int begin = packing.placeOf(first);
    int end = packing.placeOf(last) + packing.bitsOf(last);
    return begin / Long.SIZE == (end - 1) / Long.SIZE ? end - begin : Integer.MAX_VALUE;
  }

  private Slice slice(List<Integer> fields) {
    int begin = packing.placeOf(fields.get(0));
    int bits = span(fields.get(0), fields.get(fields.size() - 1));
    int[] all = fields.stream().mapToInt(f -> f).toArray();
    return new Slice(begin / Long.SIZE, begin % Long.SIZE, bits, all);
  }

  /**
   * Puts the least image of a state.
   *
   * @throws Packing.TooNarrow where there is no room for what a permutation makes of a field
   */
  void put(long[] state, int at, long[] into, int to) {
    Arrays.fill(images, 0);
    for (Slice slice : slices) {
      int value = (int) (state[at + slice.word] >>> slice.shift & (1L << slice.bits) - 1);
      long[] known = value < slice.images.length ? slice.images[value] : null;
      if (known == null) {
        known = learn(slice, value);
      }
      for (int i = 0; i < known.length; i++) {
        images[i] |= known[i];
      }
    }
    for (Layout.Sorted set : sets) {
      putSet(set, state, at);
    }
    int least = 0;
    for (int h = 1; h < elements; h++) {
      if (isLess(h * words, least * words)) {
        least = h;
      }
    }
    System.arraycopy(images, least * words, into, to, words);
  }

  private boolean isLess(int one, int other) {
    for (int w = 0; w < words; w++) {
      if (images[one + w] != images[other + w]) {
        return images[one + w] < images[other + w];
      }
    }
    return false;
  }

  private long[] learn(Slice slice, int value) {
    long[] made = new long[elements * words];
    for (int h = 0; h < elements; h++) {
      for (int f : slice.fields) {
        int bits = packing.placeOf(f) - slice.word * Long.SIZE - slice.shift;
        int raw = (int) (value >>> bits & (1L << packing.bitsOf(f)) - 1);
        putField(h, f, raw, made, h * words);
      }
    }
    if (value >= slice.images.length) {
      int room = Math.min(1 << slice.bits, Math.max(value + 1, 2 * slice.images.length));
      slice.images = Arrays.copyOf(slice.images, room);
    }
    slice.images[value] = made;
    return made;
  }

  private void putField(int element, int field, int raw, long[] into, int to) {
    Permutation permutation = symmetry.group().element(element);
    int cells = symmetry.system().layout().size();
    if (field < cells) {
      int image = permutation.cell(field);
      int value = permutation.value(field, raw + packing.lowOf(field));
      packing.see(image, value);
      packing.put(image, value, into, to);
    } else {
      int thread = field - cells;
      int node = symmetry.image(element, thread, raw);
      packing.put(packing.fieldOf(permutation.move(thread)), node, into, to);
    }
  }

  private void putSet(Layout.Sorted set, long[] state, int at) {
    if (packing.valueOf(set.first(), state, at) == 0) {
      return;
    }
    for (int h = 0; h < elements; h++) {
      Permutation permutation = symmetry.group().element(h);
      int size = 0;
      while (size < set.count() && packing.valueOf(set.first() + size, state, at) != 0) {
        int cell = set.first() + size;
        members[size++] = permutation.value(cell, packing.valueOf(cell, state, at));
      }
      Arrays.sort(members, 0, size);
      for (int i = 0; i < size; i++) {
        packing.see(set.first() + i, members[i]);
        packing.put(set.first() + i, members[i], images, h * words);
      }
    }
  }
}
