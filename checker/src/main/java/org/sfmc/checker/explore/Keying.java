package org.sfmc.checker.explore;

/**
 * What states are found by.
 *
 * @param symmetry by the least of their images; null for themselves
 * @param fingerprints by 64 bits, and they are forgotten once they have been left
 */
record Keying(Symmetry symmetry, boolean fingerprints) {
  /** By themselves. */
  static final Keying WHOLE = new Keying(null, false);

  /** Makes keys of states of a packing; null where they are their own. */
  KeyMaker maker(Packing packing) {
    if (fingerprints) {
      return new Fingerprints(packing);
    }
    return symmetry == null ? null : new Canon(symmetry, packing);
  }
}
