package org.sfmc.checker.explore;

/**
 * What is done for a search to keep fewer states, or less of each.
 *
 * @param symmetry states are found by the least of their images; null for by themselves
 * @param fingerprints states are found by 64 bits, and forgotten once they have been left
 * @param ample which states are left by the moves of one thread alone; null for none
 */
record Reductions(Symmetry symmetry, boolean fingerprints, AmpleSets ample) {
  /** Nothing is. */
  static final Reductions NONE = new Reductions(null, false, null);

  /** Makes what states of a packing are found by; null where that is themselves. */
  KeyMaker maker(Packing packing) {
    if (fingerprints) {
      return new Fingerprints(packing);
    }
    return symmetry == null ? null : new Canon(symmetry, packing);
  }

  /** What hears of each step that is learnt; null where nobody has to. */
  Footprints footprints() {
    return ample == null ? null : ample.footprints();
  }
}
