package org.sfmc.checker.why;

import java.util.List;
import java.util.Optional;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;

/**
 * From where on it takes nobody else: after this move the thread that breaks the promise does so by
 * itself, with the moves that are its own in the schedule, and so it does after every later one.
 *
 * @param moves how many have been made, at least one
 */
public record Alone(int moves) {
  /** Empty where the thread needs nobody else from the beginning. */
  public static Optional<Alone> of(
      Unfolding unfolding, Grain grain, Schedule schedule, int thread, String property) {
    List<Move> all = schedule.moves();
    List<Walk> walks = Walk.along(unfolding, grain, schedule, property::equals);
    int from = all.size();
    for (int k = Math.min(all.size(), walks.size()) - 1; k >= 0; k--) {
      Walk walk = walks.get(k);
      boolean breaks =
          walk.broken().isEmpty() && walk.breaksAlone(thread, all.subList(k, all.size()));
      if (!breaks) {
        break;
      }
      from = k;
    }
    return from == 0 || from == all.size() ? Optional.empty() : Optional.of(new Alone(from));
  }
}
