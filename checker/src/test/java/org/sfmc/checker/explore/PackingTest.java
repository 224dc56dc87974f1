package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

class PackingTest {
  /** The range of a cell. */
  record Range(int low, int high) {
    int any(Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> low;
        case 1 -> high;
        default -> (int) random.longs(1, low, high + 1L).findFirst().orElseThrow();
      };
    }
  }

  /** Ranges from a single value up to 31 bits wide; the span fits into an int. */
  @Provide
  Arbitrary<List<Range>> ranges() {
    Arbitrary<Integer> bits = Arbitraries.integers().between(0, 31);
    Arbitrary<Integer> lows = Arbitraries.integers().between(-1000, 0);
    Arbitrary<Long> less = Arbitraries.longs().between(0, 3);
    return Combinators.combine(bits, lows, less)
        .as(
            (b, low, l) ->
                new Range(low, (int) Math.max(low, low + Math.min((1L << b) - l, 1L << 30))))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property
  void unpackingGivesBackWhatWasPacked(@ForAll("ranges") List<Range> ranges, @ForAll long seed) {
    Unfolding unfolding = unfolding(ranges);
    Packing packing = packing(unfolding);
    Position position = new Position(unfolding, Grain.LOCK);
    Cells cells = values(ranges, new Random(seed));
    position.cells().setTo(cells);
    long[] packed = new long[packing.words()];

    packing.pack(position, packed, 0);
    Position back = new Position(unfolding, Grain.LOCK);
    packing.unpack(packed, 0, back);

    assertEquals(cells, back.cells());
  }

  @Property
  void differentStatesHaveDifferentWords(
      @ForAll("ranges") List<Range> ranges, @ForAll long seed, @ForAll long other) {
    Unfolding unfolding = unfolding(ranges);
    Cells one = values(ranges, new Random(seed));
    Cells two = values(ranges, new Random(other));

    assertEquals(
        one.equals(two), java.util.Arrays.equals(packed(unfolding, one), packed(unfolding, two)));
  }

  @Property
  void aValueOutOfItsRangeIsRefused(
      @ForAll("ranges") List<Range> ranges, @ForAll long seed, @ForAll boolean above) {
    Random random = new Random(seed);
    Cells cells = values(ranges, random);
    int wrong = random.nextInt(cells.size());
    Range range = ranges.get(wrong);
    cells.set(wrong, above ? range.high + 1 : range.low - 1);

    BoundsExceeded thrown =
        assertThrows(BoundsExceeded.class, () -> packed(unfolding(ranges), cells));

    assertEquals(
        "c%d = %d is outside %d..%d".formatted(wrong, cells.get(wrong), range.low, range.high),
        thrown.getMessage());
  }

  @Test
  void fieldsThatFillAWordExactlyTakeOneWord() {
    Range half = new Range(-1, Integer.MAX_VALUE - 1);

    assertEquals(1, packing(unfolding(List.of(half, half, new Range(0, 3)))).words());
    assertEquals(2, packing(unfolding(List.of(half, half, new Range(0, 4)))).words());
    assertEquals(1, packing(unfolding(List.of())).words());
  }

  private static Packing packing(Unfolding unfolding) {
    return new Packing(unfolding, new Ranges(unfolding.system()), false);
  }

  private static long[] packed(Unfolding unfolding, Cells cells) {
    Packing packing = packing(unfolding);
    Position position = new Position(unfolding, Grain.LOCK);
    position.cells().setTo(cells);
    long[] packed = new long[packing.words()];
    packing.pack(position, packed, 0);
    return packed;
  }

  private static Cells values(List<Range> ranges, Random random) {
    return new Cells(ranges.stream().mapToInt(r -> r.any(random)).toArray());
  }

  /** A system of cells without a thread. */
  private static Unfolding unfolding(List<Range> ranges) {
    Layout layout = new Layout();
    for (int c = 0; c < ranges.size(); c++) {
      layout.add("c" + c, ranges.get(c).low, ranges.get(c).high, ranges.get(c).low);
    }
    ModelledSystem.Start start = new ModelledSystem.Start("", layout.initial());
    return new Unfolding(
        engine ->
            new ModelledSystem(layout, List.of(start), List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void aRangeThatIsWiderThanAnIntIsPackedToo() {
    List<Range> ranges = List.of(new Range(Integer.MIN_VALUE, Integer.MAX_VALUE));

    assertEquals(1, packed(unfolding(ranges), new Cells(0)).length);
  }
}
