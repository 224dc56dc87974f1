package org.sfmc.checker.explore;

/** The steps of threads, and of what is bound to happen, between the states of a space. */
final class SpaceSteps implements Ends.Steps {
  private final Space space;
  private final boolean[] keepsGoing;
  private final Heights heights;
  private final Position here;

  /**
   * Steps in a space.
   *
   * @param keepsGoing for each index of a move, whether it counts
   * @param here is used to look at states
   */
  SpaceSteps(Space space, boolean[] keepsGoing, Heights heights, Position here) {
    this.space = space;
    this.keepsGoing = keepsGoing;
    this.heights = heights;
    this.here = here;
  }

  @Override
  public int[] from(int state) {
    return space.targets(state, keepsGoing);
  }

  @Override
  public int height(int state) {
    space.unpack(state, here);
    return heights.of(here);
  }
}
