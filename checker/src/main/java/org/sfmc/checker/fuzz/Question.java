package org.sfmc.checker.fuzz;

import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.syntax.Scenario;

/** What a scenario is asked: whether some subjects differ on it. */
public final class Question {
  /** How often more than others a subject is run that another one differs from. */
  private static final int CLOSER = 10;

  private final List<Subject> subjects;
  private final boolean separates;
  private final Effort effort;

  /**
   * A question.
   *
   * @param separates the two that are to differ; empty to ask whether one of the references breaks
   *     what another keeps
   */
  public Question(List<Subject> separates, Effort effort) {
    this.separates = !separates.isEmpty();
    this.subjects = this.separates ? separates : Subject.references();
    this.effort = effort;
  }

  /**
   * What the subjects do.
   *
   * @param seed of the runs at random; empty where only what can be searched is of interest
   */
  public List<Look> looks(Scenario scenario, Optional<Long> seed) {
    Scenario silent = Silent.of(scenario);
    List<Look> looks =
        subjects.stream().flatMap(s -> look(s, silent, effort, seed).stream()).toList();
    boolean differ = looks.stream().anyMatch(look -> look.broken().isPresent());
    return looks.stream().map(l -> differ ? closer(l, silent, seed) : l).toList();
  }

  /**
   * Where runs of one break something, those of another that broke nothing were perhaps too few.
   */
  private Look closer(Look look, Scenario silent, Optional<Long> seed) {
    Effort more = effort.withWalks(CLOSER * effort.walks());
    return look.missed().isEmpty() ? look : look(look.subject(), silent, more, seed).orElseThrow();
  }

  /** Empty where something in the scenario means nothing to a subject. */
  private Optional<Look> look(Subject subject, Scenario silent, Effort spent, Optional<Long> seed) {
    try {
      return subject
          .run(silent)
          .map(
              run -> Look.at(subject, run, spent, p -> !separates && Known.explains(run, p), seed));
    } catch (UnsupportedInRun question) {
      // Threads are compiled as they run.
      return Optional.empty();
    }
  }

  /** The first difference among what the subjects do. */
  public Optional<Difference> difference(List<Look> looks) {
    for (Look breaks : looks) {
      for (Look holds : looks) {
        boolean differ = breaks.broken().isPresent() && holds.broken().isEmpty();
        boolean searched = breaks.searched() && holds.searched();
        if (differ && (searched || holds.searched() || holds.missed().isPresent())) {
          return Optional.of(
              new Difference(
                  Optional.of(holds.subject()),
                  breaks.subject(),
                  breaks.broken().get(),
                  List.of(),
                  searched));
        }
      }
    }
    if (!separates) {
      return everybody(looks);
    }
    return looks.size() == 2
        ? endings(looks.get(0), looks.get(1)).or(() -> endings(looks.get(1), looks.get(0)))
        : Optional.empty();
  }

  /** Everybody breaks something, although all threads keep the rules. */
  private static Optional<Difference> everybody(List<Look> looks) {
    return looks.stream()
        .filter(look -> looks.stream().allMatch(l -> l.broken().isPresent()))
        .findFirst()
        .map(
            look ->
                new Difference(
                    Optional.empty(),
                    look.subject(),
                    look.broken().get(),
                    List.of(),
                    look.searched()));
  }

  private static Optional<Difference> endings(Look holds, Look other) {
    if (!holds.holds() || !other.holds()) {
      return Optional.empty();
    }
    return other.endings().stream()
        .filter(e -> !holds.endings().contains(e))
        .findFirst()
        .map(e -> new Difference(Optional.of(holds.subject()), other.subject(), "", e, true));
  }
}
