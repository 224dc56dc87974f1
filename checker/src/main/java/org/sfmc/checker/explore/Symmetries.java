package org.sfmc.checker.explore;

/**
 * What states were taken for one by.
 *
 * @param count how many permutations, the identity among them
 * @param what what they permute, in words; empty for nothing
 */
public record Symmetries(int count, String what) {
  /** Each state was taken for itself. */
  public static final Symmetries NONE = new Symmetries(1, "");

  /** Whether each state was taken for itself. */
  public boolean isNone() {
    return count == 1;
  }
}
