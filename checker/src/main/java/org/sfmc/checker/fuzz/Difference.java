package org.sfmc.checker.fuzz;

import java.util.List;
import java.util.Optional;

/**
 * What two subjects differ in.
 *
 * @param holds the one that breaks nothing; empty where all break something
 * @param other the one that breaks something, or ends in a way in which the first does not
 * @param property what the other breaks; empty where it ends in a way of its own
 * @param ending the values of that way, addresses as 1; empty where it breaks something
 * @param searched whether both were searched exhaustively as far as that takes; otherwise some runs
 *     of the first broke nothing
 */
public record Difference(
    Optional<Subject> holds,
    Subject other,
    String property,
    List<Integer> ending,
    boolean searched) {
  public Difference {
    ending = List.copyOf(ending);
  }

  /** Whether it is the same difference, as far as a smaller scenario can show it. */
  public boolean isLike(Difference difference) {
    return holds.equals(difference.holds)
        && other.equals(difference.other)
        && property.equals(difference.property);
  }

  /** What it is, as a sentence. */
  @Override
  public String toString() {
    if (holds.isEmpty()) {
      return "%s breaks %s, and all others break something".formatted(other, property);
    }
    return property.isEmpty()
        ? "%s ends in a way in which %s does not".formatted(other, holds.get())
        : (searched
                ? "%s breaks %s, and %s breaks nothing"
                : "%s breaks %s, and no run of %s that was tried breaks anything")
            .formatted(other, property, holds.get());
  }
}
