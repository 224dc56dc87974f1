package org.sfmc.checker.explore;

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
final class Canon implements KeyMaker {
  private final Symmetry symmetry;
  private final Packing packing;
  private final int elements;
  private final int words;
  private final Slice[] slices;

  /** For each slice and value its image by each element; null where that is not known. */
  private final long[][][] known;

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
    this.slices = Slice.of(packing, field -> !isInSet(field));
    this.known = new long[slices.length][0][];
  }

  private boolean isInSet(int field) {
    return sets.stream().anyMatch(s -> s.first() <= field && field < s.first() + s.count());
  }

  @Override
  public int words() {
    return words;
  }

  /** Puts the least image of a state. */
  @Override
  public void put(long[] state, int at, long[] into, int to) {
    Arrays.fill(images, 0);
    for (int s = 0; s < slices.length; s++) {
      int value = slices[s].of(state, at);
      long[] some = value < known[s].length ? known[s][value] : null;
      if (some == null) {
        some = learn(s, value);
      }
      for (int i = 0; i < some.length; i++) {
        images[i] |= some[i];
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

  private long[] learn(int s, int value) {
    Slice slice = slices[s];
    long[] made = new long[elements * words];
    for (int h = 0; h < elements; h++) {
      for (int f : slice.fields()) {
        putField(h, f, slice.field(packing, f, value), made, h * words);
      }
    }
    if (value >= known[s].length) {
      known[s] = Arrays.copyOf(known[s], Math.max(value + 1, 2 * known[s].length));
    }
    known[s][value] = made;
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
