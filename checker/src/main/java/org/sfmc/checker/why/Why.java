package org.sfmc.checker.why;

import java.util.Optional;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.scenarios.compile.Compiled;

/**
 * All that is known of why a run breaks a promise.
 *
 * @param slice what the promise depends on
 * @param alone from where on the thread that breaks it needs nobody else; empty where it never did,
 *     and where no thread breaks it
 * @param withoutBug how the schedule goes without the planted bug; empty where there is none
 * @param escape the last choice that would have saved the run; looked for where one of the others
 *     is empty
 */
public record Why(
    Slice slice,
    Optional<Alone> alone,
    Optional<WithoutBug> withoutBug,
    Optional<Escape.Answer> escape) {
  /** Finds it out. */
  public static Why of(Compiled compiled, Grain grain, Finding finding, Trace trace) {
    Schedule schedule = new Schedule(finding.initial(), finding.run());
    Unfolding unfolding = new Unfolding(compiled.builder());
    boolean breaks = finding.thread() >= 0 && trace.rows().stream().anyMatch(Trace.Row::breaks);
    Optional<Alone> alone =
        breaks
            ? Alone.of(unfolding, grain, schedule, finding.thread(), finding.claim())
            : Optional.empty();
    Optional<WithoutBug> without =
        WithoutBug.of(compiled, grain, schedule, finding.thread(), finding.point());
    Optional<Escape.Answer> escape =
        without.isEmpty() || alone.isEmpty()
            ? Optional.of(Escape.of(unfolding, grain, schedule))
            : Optional.empty();
    return new Why(Slice.of(trace), alone, without, escape);
  }
}
