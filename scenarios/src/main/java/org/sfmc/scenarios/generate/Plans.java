package org.sfmc.scenarios.generate;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.sfmc.scenarios.generate.Plan.Access;
import org.sfmc.scenarios.generate.Plan.ClaimPlan;
import org.sfmc.scenarios.generate.Plan.EnvPlan;
import org.sfmc.scenarios.generate.Plan.Extra;
import org.sfmc.scenarios.generate.Plan.Grouping;
import org.sfmc.scenarios.generate.Plan.Job;
import org.sfmc.scenarios.generate.Plan.Kind;
import org.sfmc.scenarios.generate.Plan.Manner;
import org.sfmc.scenarios.generate.Plan.MistakePlan;
import org.sfmc.scenarios.generate.Plan.Open;
import org.sfmc.scenarios.generate.Plan.Refusal;
import org.sfmc.scenarios.generate.Plan.ThreadPlan;
import org.sfmc.scenarios.generate.Plan.Wait;

/** What plans are drawn from; lists and records only, so that jqwik shrinks them well. */
final class Plans {
  private static final int MOST_DICE = 12;

  private Plans() {}

  static Arbitrary<Plan> plans(double mistakes) {
    Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true));
    Arbitrary<List<Integer>> contents =
        Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 3), Tuple.of(1, 7))
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(2, 1), Tuple.of(4, 2), Tuple.of(1, 3)),
            Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(2, 2), Tuple.of(1, 3)),
            contents,
            seldom,
            threadLists(),
            seldom)
        .flatAs(
            (cpus, buffers, pages, speculative, threads, handover) ->
                Combinators.combine(
                        environments(), claims().list().ofMaxSize(3), mistakes().optional(mistakes))
                    .as(
                        (env, claims, mistake) ->
                            new Plan(
                                cpus,
                                buffers,
                                pages,
                                speculative,
                                threads,
                                handover,
                                env,
                                claims,
                                mistake)));
  }

  private static Arbitrary<List<ThreadPlan>> threadLists() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, threads(3).list().ofSize(1)),
        Tuple.of(6, threads(2).list().ofSize(2)),
        Tuple.of(3, threads(1).list().ofSize(3)),
        Tuple.of(1, threads(1).list().ofSize(4)));
  }

  private static Arbitrary<ThreadPlan> threads(int mostJobs) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(2, 3)),
            Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, 1), Tuple.of(1, 3)),
            jobs().list().ofMinSize(1).ofMaxSize(mostJobs),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)))
        .as(ThreadPlan::new);
  }

  private static Arbitrary<Job> jobs() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(8, Kind.SHARED),
            Tuple.of(6, Kind.PRIVATE),
            Tuple.of(3, Kind.TWO),
            Tuple.of(2, Kind.REFERENCE),
            Tuple.of(1, Kind.LOOP),
            Tuple.of(1, Kind.HELD),
            Tuple.of(2, Kind.GRABBED),
            Tuple.of(1, Kind.LAST_USER),
            Tuple.of(1, Kind.BUSY),
            Tuple.of(2, Kind.RETIRED),
            Tuple.of(2, Kind.COUNT),
            Tuple.of(2, Kind.COUNT_ATOMICALLY),
            Tuple.of(1, Kind.COUNT_DEAF),
            Tuple.of(1, Kind.WAIT_FOR_READY),
            Tuple.of(1, Kind.WAIT_FOR_DONE),
            Tuple.of(1, Kind.SIGNAL));
    Arbitrary<Extra> extras =
        Combinators.combine(
                Arbitraries.integers().between(0, 7), Arbitraries.integers().between(0, 11))
            .as(Extra::new);
    return Combinators.combine(
            kinds,
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(Access.class),
            manners(),
            extras.list().ofMaxSize(2),
            groupings())
        .as(Job::new);
  }

  private static Arbitrary<Manner> manners() {
    return Combinators.combine(
            Arbitraries.of(Wait.class),
            Arbitraries.of(Refusal.class),
            Arbitraries.frequency(
                Tuple.of(8, Open.NOTHING), Tuple.of(1, Open.PAGE), Tuple.of(1, Open.NUMBER)))
        .as(Manner::new);
  }

  private static Arbitrary<Grouping> groupings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 11),
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 2), Tuple.of(1, 3)))
        .as(Grouping::new);
  }

  private static Arbitrary<EnvPlan> environments() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 3)),
            Arbitraries.frequency(
                Tuple.of(1, 0), Tuple.of(4, 1), Tuple.of(1, 2), Tuple.of(2, 3), Tuple.of(2, 4)),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, 3),
            Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(4, 1), Tuple.of(1, 2), Tuple.of(1, 3)))
        .as(EnvPlan::new);
  }

  private static Arbitrary<ClaimPlan> claims() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(0, 23).list().ofSize(MOST_DICE))
        .as(ClaimPlan::new);
  }

  private static Arbitrary<MistakePlan> mistakes() {
    return Combinators.combine(
            Arbitraries.of(Mistake.class),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2))
        .as(MistakePlan::new);
  }
}
