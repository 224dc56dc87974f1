package org.sfmc.checker.explore;

/**
 * How an {@code int}, other than 0, tells of a state in a {@link Part} of the table: its number
 * plus one in as many low bits as numbers need, above them in four bits how far from home it is,
 * and in the highest bits a tag of its hash. Of very large numbers no tag is left, and in the end
 * hardly a distance.
 */
final class Entries {
  /** Bits of numbers at least. */
  private static final int NARROWEST = 16;

  private static final int DISTANCE_BITS = 4;

  /** How many bits of a tag are told. */
  final int tagBits;

  private final int numberBits;
  private final int tags;
  private final int distances;
  private final int numbers;

  private Entries(int tagBits, int numberBits) {
    this.tagBits = Math.min(tagBits, mostTagBits(numberBits));
    this.numberBits = numberBits;
    this.tags = (int) ~(-1L >>> Integer.SIZE + this.tagBits);
    this.distances = (1 << DISTANCE_BITS) - 1 << numberBits;
    this.numbers = (1 << numberBits) - 1;
  }

  private static int mostTagBits(int numberBits) {
    return Math.max(0, Integer.SIZE - DISTANCE_BITS - numberBits);
  }

  /** With room for numbers up to one, and as many bits of tags as there is room for. */
  static Entries upTo(long highest) {
    return upTo(highest, Integer.SIZE);
  }

  /** With room for numbers up to one, and at most so many bits of tags. */
  static Entries upTo(long highest, int tagBits) {
    if (highest >= Integer.MAX_VALUE) {
      throw new IllegalStateException("more states than an int can number");
    }
    int needed = Long.SIZE - Long.numberOfLeadingZeros(highest + 1);
    return new Entries(tagBits, Math.max(NARROWEST, needed));
  }

  /** Whether there is room for numbers up to one. */
  boolean fit(long highest) {
    return highest < numbers;
  }

  /** The most bits of tags that there is room for. */
  int mostTagBits() {
    return mostTagBits(numberBits);
  }

  /** What entries of a tag are like, but for their numbers; from bits whose highest are the tag. */
  int like(int bits, int distance) {
    int tag = bits & tags;
    return distance < distances >>> numberBits ? tag + (distance << numberBits) : tag | distances;
  }

  /** What entries of the same tag are like one place further from home. */
  int further(int like) {
    return isFar(like) ? like : like + (1 << numberBits);
  }

  /** Whether all that is told of the distance is that it is long. */
  boolean isFar(int entry) {
    return (entry & distances) == distances;
  }

  /** How far from home an entry is that is not far. */
  int distanceOf(int entry) {
    return (entry & distances) >>> numberBits;
  }

  /** Whether an entry is like this. */
  boolean isLike(int entry, int like) {
    return (entry & ~numbers) == like;
  }

  /** The number that an entry tells, −1 where there is none. */
  int numberOf(int entry) {
    return (entry & numbers) - 1;
  }

  /** The entry like this with a number. */
  int entry(int like, int number) {
    return like | number + 1;
  }
}
