package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.NaiveSearch.Counts;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;

/**
 * Every way to search says of a part of the corpus what a plain search does, until the first run of
 * which one does not.
 *
 * <p>A changed explorer is told soon by these, thousands of them in hours (docs/mutation.md). Whole
 * explorations are compared; {@link SymmetryTest} and {@link AmpleTest} say more of reductions.
 */
class FirstDisagreementTest {
  private static final Limits LIMITS = new Limits(1_000, Integer.MAX_VALUE, 0, 1L << 30);

  @Test
  void asATextbookHasIt() {
    some()
        .filter(run -> plain(run.builder()).isExhaustive())
        .forEach(
            run ->
                assertEquals(
                    NaiveSearch.run(run.builder(), Grain.LOCK),
                    Counts.of(plain(run.builder())),
                    run.run().id()));
  }

  @Test
  void packedNarrowlyByTwoWorkers() {
    compare(system -> new Search(system, Grain.LOCK, LIMITS, f -> false, 2, 1).run());
  }

  @Test
  void byFingerprints() {
    compare(
        system ->
            new Search(system, Grain.LOCK, LIMITS, f -> false, 1, 1).withFingerprints().run());
  }

  private static void compare(Function<SystemBuilder, Exploration> search) {
    some()
        .forEach(
            run ->
                assertEquals(
                    Explorations.withoutCost(plain(run.builder())),
                    Explorations.withoutCost(search.apply(run.builder())),
                    run.run().id()));
  }

  @Test
  void upToSymmetries() {
    compareOutcomes(
        system ->
            new SymmetricSearch(system, Grain.LOCK, LIMITS, 1)
                .run(new Watcher() {}, () -> plain(system)));
  }

  @Test
  void withPartialOrderReduction() {
    compareOutcomes(
        system ->
            new AmpleSearch(system, Grain.LOCK, LIMITS, 1)
                .run(new Watcher() {}, () -> plain(system)));
  }

  private static void compareOutcomes(Function<SystemBuilder, Exploration> search) {
    some()
        .filter(run -> plain(run.builder()).isExhaustive())
        .forEach(
            run -> {
              Exploration plain = plain(run.builder());
              Exploration found = search.apply(run.builder());
              assertEquals(plain.violations(), found.violations(), run.run().id());
              assertEquals(plain.unmet(), found.unmet(), run.run().id());
              assertEquals(Explorations.values(plain), Explorations.values(found), run.run().id());
            });
  }

  /** Of few files, for most of the time goes into reading them. */
  private static Stream<Compiled> some() {
    return CorpusRuns.some(8).stream();
  }

  private static Exploration plain(SystemBuilder system) {
    return new Search(system, Grain.LOCK, LIMITS, f -> false).run();
  }
}
