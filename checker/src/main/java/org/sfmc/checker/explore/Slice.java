package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Some fields of one word that are next to each other.
 *
 * @param shift the lowest bit
 * @param bits how many bits from the first field to the end of the last
 */
record Slice(int word, int shift, int bits, int[] fields) {
  /** Bits that are looked up at once; a field that is wider is a slice by itself. */
  private static final int WIDTH = 8;

  /** All fields of a packing but some, in slices. */
  static Slice[] of(Packing packing, IntPredicate wanted) {
    List<Integer> ordered = new ArrayList<>();
    for (int f = 0; f < packing.fields(); f++) {
      if (packing.bitsOf(f) > 0 && wanted.test(f)) {
        ordered.add(f);
      }
    }
    ordered.sort((a, b) -> Integer.compare(packing.placeOf(a), packing.placeOf(b)));
    List<Slice> made = new ArrayList<>();
    List<Integer> fields = new ArrayList<>();
    for (int f : ordered) {
      if (!fields.isEmpty() && span(packing, fields.get(0), f) > WIDTH) {
        made.add(of(packing, fields));
        fields.clear();
      }
      fields.add(f);
    }
    if (!fields.isEmpty()) {
      made.add(of(packing, fields));
    }
    return made.toArray(Slice[]::new);
  }

  private static Slice of(Packing packing, List<Integer> fields) {
    int begin = packing.placeOf(fields.get(0));
    int bits = span(packing, fields.get(0), fields.get(fields.size() - 1));
    int[] all = fields.stream().mapToInt(f -> f).toArray();
    return new Slice(begin / Long.SIZE, begin % Long.SIZE, bits, all);
  }

  /** Bits from the beginning of one field to the end of another; many where words differ. */
  private static int span(Packing packing, int first, int last) {
    int begin = packing.placeOf(first);
    int end = packing.placeOf(last) + packing.bitsOf(last);
    return begin / Long.SIZE == (end - 1) / Long.SIZE ? end - begin : Integer.MAX_VALUE;
  }

  /** The bits of the slice in a state. */
  int of(long[] state, int at) {
    return (int) (state[at + word] >>> shift & (1L << bits) - 1);
  }

  /** The bits of one of the fields, of those of the slice. */
  int field(Packing packing, int field, int value) {
    int low = packing.placeOf(field) - word * Long.SIZE - shift;
    return value >>> low & (int) ((1L << packing.bitsOf(field)) - 1);
  }
}
