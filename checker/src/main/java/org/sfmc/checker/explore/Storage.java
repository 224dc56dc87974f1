package org.sfmc.checker.explore;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a search keeps what it has found.
 *
 * @param checkpoint a file from which a search goes on that was ended before; beside it is another
 *     with the states
 * @param every seconds between two checkpoints, 0 for one after each round
 * @param disk a folder for states that memory has no room for
 * @param identity what the search is of: only the same goes on from a checkpoint
 */
public record Storage(Optional<Path> checkpoint, int every, Optional<Path> disk, String identity) {
  /** In memory, and nowhere else. */
  public static final Storage MEMORY = new Storage(Optional.empty(), 0, Optional.empty(), "");

  /** A checkpoint from which this search cannot go on. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message, null, false, false);
    }
  }
}
