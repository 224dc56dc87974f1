package org.sfmc.model.system;

/** Code of a thread that can also begin at a statement boundary, as if it had come there. */
public interface Resumable extends Runnable {
  /**
   * Runs from a statement boundary; marks it first.
   *
   * @param point as the code named it in {@code at}
   * @param locals as it gave them there
   */
  void resume(String point, int[] locals);
}
