package org.sfmc.checker.explore;

/**
 * Where a search stops unfinished.
 *
 * @param states most states to store
 * @param depth longest run to look at, in steps
 * @param seconds wall-clock time, 0 for no limit
 * @param bytes heap for stored states
 */
public record Limits(int states, int depth, int seconds, long bytes) {
  /** Five million states, any depth, a minute, and three quarters of the heap. */
  public static Limits defaults() {
    return new Limits(5_000_000, Integer.MAX_VALUE, 60, Runtime.getRuntime().maxMemory() / 4 * 3);
  }
}
