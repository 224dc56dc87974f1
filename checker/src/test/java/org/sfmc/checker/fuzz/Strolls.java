package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sfmc.scenarios.compile.Compiled;

/** Walks at random, for those who hold them against a search. */
public final class Strolls {
  private static final int LONGEST = 2_000;

  private Strolls() {}

  /** A broken promise, and the number of steps to it. */
  public record Broken(String property, int steps) {}

  /** What so many walks break. */
  public static List<Broken> of(Compiled run, int walks) {
    Walk walk = new Walk(run);
    Random random = new Random(walks);
    List<Broken> broken = new ArrayList<>();
    for (int i = 0; i < walks; i++) {
      walk.run(
              random.nextInt(walk.starts()),
              (enabled, step) -> enabled.get(random.nextInt(enabled.size())),
              LONGEST)
          .ifPresent(b -> broken.add(new Broken(b.property(), b.schedule().moves().size())));
    }
    return broken;
  }
}
