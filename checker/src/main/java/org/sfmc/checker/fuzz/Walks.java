package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sfmc.checker.explore.Move;

/**
 * Runs of a scenario that is too large to exhaust: at random, and by probabilistic concurrency
 * testing. The latter finds a bug of depth d, one that d ordered steps make happen, in one run with
 * a probability of at least 1/(s n k^(d-1)), for s places to start in, n threads and k steps; see
 * Burckhardt and others, "A randomized scheduler with probabilistic guarantees of finding bugs",
 * 2010. Half of those runs leave out what the environment need not do, and only they are counted.
 */
final class Walks {
  private static final int LONGEST = 5_000;

  private final Walk walk;
  private final int times;
  private final int depth;
  private final Random random;
  private final int[] counted;
  private int longest;

  /**
   * Prepares runs.
   *
   * @param times how many at random, and how many by priorities for each depth
   * @param depth the deepest bugs that are looked for
   */
  Walks(Walk walk, int times, int depth, long seed) {
    this.walk = walk;
    this.times = times;
    this.depth = depth;
    this.random = new Random(seed);
    this.counted = new int[depth + 1];
  }

  /** Runs, and stops at the first broken promise. */
  Optional<Walk.Broken> run() {
    for (int i = 0; i < times; i++) {
      Optional<Walk.Broken> broken = one((enabled, step) -> any(enabled));
      if (broken.isPresent()) {
        return broken;
      }
    }
    int steps = longest;
    for (int i = 0; i < times; i++) {
      for (int d = 1; d <= depth; d++) {
        boolean quiet = i % 2 == 0;
        counted[d] += quiet ? 1 : 0;
        Optional<Walk.Broken> broken =
            one(new Priorities(walk.entities(), steps, d, quiet, random));
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Walk.Broken> one(Walk.Chooser chooser) {
    Optional<Walk.Broken> broken = walk.run(random.nextInt(walk.starts()), chooser, LONGEST);
    longest = Math.max(longest, walk.steps());
    return broken;
  }

  private Move any(List<Move> enabled) {
    return enabled.get(random.nextInt(enabled.size()));
  }

  /** What was run, and how likely it is that bugs of each depth were missed. */
  Missed missed() {
    List<Double> missed = new ArrayList<>();
    for (int d = 1; d <= depth; d++) {
      double hit = 1 / (walk.starts() * (double) walk.entities() * Math.pow(longest, d - 1));
      missed.add(Math.pow(1 - hit, counted[d]));
    }
    return new Missed(times * (1 + depth), longest, missed);
  }

  /**
   * What runs that found nothing come to.
   *
   * @param steps of the longest
   * @param probabilities the highest probability, for each depth from 1, that such a bug is there
   *     and no run came by it, if it takes at most that many steps and nothing of the environment
   */
  record Missed(int runs, int steps, List<Double> probabilities) {}
}
