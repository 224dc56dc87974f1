package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;

/** A search up to symmetries says what a whole one says. */
class SymmetryTest {
  private static final String FREE = "forall free: free_buffers == 1;";

  private static final Limits LIMITS = new Limits(20_000, Integer.MAX_VALUE, 0, 1L << 30);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void incrementsHaveAsManyOrbitsAsThereAre(int threads) {
    assertEquals(orbits(threads), search(Systems.increments(threads, true), 1).states());
  }

  /**
   * Counts states of the increments by themselves, those with the same threads in any order once.
   */
  private static int orbits(int threads) {
    Set<List<Integer>> known = new HashSet<>();
    visit(0, new int[threads], known);
    return known.size();
  }

  /**
   * A thread is 0 before it reads, twice what it read plus 1, or that plus 1 once it has written.
   */
  private static void visit(int counter, int[] at, Set<List<Integer>> known) {
    int[] sorted = Arrays.copyOf(at, at.length + 1);
    Arrays.sort(sorted, 0, at.length);
    sorted[at.length] = counter;
    if (!known.add(Arrays.stream(sorted).boxed().toList())) {
      return;
    }
    for (int t = 0; t < at.length; t++) {
      int[] next = at.clone();
      if (at[t] == 0) {
        next[t] = 2 * counter + 1;
        visit(counter, next, known);
      } else if (at[t] % 2 == 1) {
        next[t] = at[t] + 1;
        visit((at[t] - 1) / 2 + 1, next, known);
      }
    }
  }

  @Test
  void whatOnlyLooksLikeASymmetryIsNone() {
    SystemBuilder system = Systems.nearlyAlike(3);
    AtomicInteger tried = new AtomicInteger();

    Exploration found =
        new SymmetricSearch(system, Grain.LOCK, LIMITS, 1, 0)
            .run(
                new Watcher() {
                  @Override
                  public void round(int states, int queued, int depth, long transitions) {
                    tried.incrementAndGet();
                  }
                },
                () -> all(system));

    assertTrue(tried.get() > 0, "it was hoped to be one");
    assertEquals(all(system), found);
  }

  /** What was seen of one thread's step holds where the other's has nothing else to look at. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aThreadThatLooksAtMoreIsNotLikeTheOther(int odd) {
    SystemBuilder system = Systems.alikeButSecond(odd);

    assertEquals(1, all(system).violations().size());
    compareUntried(system);
  }

  /** A promise looks at one thread, where its image looks at the other. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aThreadThatMayNotBeFirstIsNotLikeTheOther(int last) {
    SystemBuilder system = Systems.alikeButFirst(last);

    assertEquals(1, all(system).violations().size());
    compareUntried(system);
  }

  /** Each with the number of permutations that are symmetries; none where a promise breaks. */
  @TestFactory
  Stream<DynamicTest> choicesHaveImages() {
    String any = "one_of(p0, p1, p2)";
    return Stream.of(
        choosing("any of all pages", 12, any, any, ""),
        choosing("in another order", 12, any, "one_of(p2, p0, p1)", ""),
        choosing("two of three pages", 4, "one_of(p0, p1)", "one_of(p1, p0)", ""),
        choosing("another two", 2, "one_of(p0, p1)", "one_of(p1, p2)", ""),
        choosing("one more", 2, "one_of(p0, p1)", any, ""),
        choosing("one only", 4, "one_of(p0)", "one_of(p0)", ""),
        choosing("the end is asked for", 12, any, any, "exists x: a:m == p0 && b:m == p1;"),
        choosing("a page is asked for", 4, any, any, "reachable x: wired(p0) == 2;"),
        choosing("what is always so", 12, any, any, "invariant x: wired(p0) < 3;"),
        choosing("one end is bad", 0, any, any, "never x: a:m == p2 && b:m == p1;"),
        choosing("a may not be first", 0, any, any, "invariant x: !done(a) || done(b);"),
        choosing("b may not be first", 0, any, any, "invariant x: !done(b) || done(a);"));
  }

  private static DynamicTest choosing(
      String name, int symmetries, String a, String b, String claim) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Compiled run = CorpusRuns.of(choosing(a, b, FREE + claim)).get(0);
          compareUntried(run.builder());
          Exploration found = search(run.builder(), 1);
          assertEquals(symmetries, found.violations().isEmpty() ? found.symmetries().count() : 0);
        });
  }

  /**
   * What makes another state of the one at the beginning keeps some ends that are reached from
   * those that are searched: they must tell nothing else. Each with the number of symmetries that
   * are left.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu0 | 2 | exists x: reader:first == 0;",
        "any  | 2 | exists x: reader:first == 0;",
        "cpu0 | 2 | exists x: tlb(cpu0, K0) == p0 && tlb(cpu1, K0) == NULL;",
        "cpu0 | 1 | exists x: tlb(cpu1, K0) == p0 && tlb(cpu0, K0) == NULL;",
        "cpu0 | 2 | exists x: tlb(cpu1, K0) == p0 && tlb(cpu1, K0) == NULL;",
        "cpu0 | 0 | forall x: !(tlb(cpu1, K0) == p0 && tlb(cpu0, K0) == NULL);",
        "cpu0 | 0 | forall x: !(tlb(cpu0, K0) == p0 && tlb(cpu1, K0) == NULL);"
      })
  void endsThatAreOnlyImagesTellNothingElse(String cpu, int symmetries, String claim) {
    String text =
        """
        SFBUF moving "A reader moves about."
        machine { cpus = 2; buffers = 1; pages = p0; }
        thread reader @ %s {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            vm_offset_t va = sf_buf_kva(sf);
            int first = *va;
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        env { migrate any; }
        %s
        expect ok;
        """;
    Compiled run = CorpusRuns.of(text.formatted(cpu, claim)).get(0);
    compareUntried(run.builder());
    Exploration found = search(run.builder(), 1);
    assertEquals(symmetries, found.violations().isEmpty() ? found.symmetries().count() : 0);
  }

  @Tag("thorough")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "exists x: a:m == p0 && b:m == p1;",
        "reachable x: refs(p1) == 2;",
        "invariant x: wired(p2) < 2;",
        "exists x: a:m == b:m; invariant y: a:m != p2 || wired(p2) < 2 || done(b);"
      })
  void twoThreadsThatChooseFareTheSame(String claims) {
    List<String> choices = List.of("p0", "p1", "p2", "p0, p1", "p2, p0", "p1, p2", "p2, p0, p1");
    for (String a : choices) {
      for (String b : choices) {
        String text = choosing("one_of(" + a + ")", "one_of(" + b + ")", claims);
        Compiled run = CorpusRuns.of(text).get(0);
        compare(run);
        compareUntried(run.builder());
      }
    }
  }

  /** Where permutations are tried on no run, the audit alone finds those that are wrong. */
  private static void compareUntried(SystemBuilder system) {
    Exploration all = all(system);
    Exploration found =
        new SymmetricSearch(system, Grain.LOCK, LIMITS, 1, 0).run(new Watcher() {}, () -> all);
    assertEquals(Explorations.values(all), Explorations.values(found));
    assertEquals(all.unmet(), found.unmet());
    assertEquals(all.violations(), found.violations());
  }

  private static String choosing(String a, String b, String claims) {
    StringBuilder text = new StringBuilder("SFBUF choosing \"A case.\"\n");
    text.append("machine { cpus = 1; buffers = 1; pages = p0, p1, p2; }\n");
    for (String thread : new String[] {"a", "b"}) {
      text.append("thread ").append(thread).append(" { vm_page_t m; atomic { m = ");
      text.append(thread.equals("a") ? a : b).append("; vm_page_wire(m); }\n");
      text.append("struct sf_buf *sf = sf_buf_alloc(m, SFB_DEFAULT);\n");
      text.append("sf_buf_free(sf); vm_page_unwire(m); }\n");
    }
    return text + claims + "\nexpect ok;\n";
  }

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> theCorpusFaresTheSame() {
    return CorpusRuns.each(SymmetryTest::compare);
  }

  private static void compare(Compiled run) {
    Exploration all = all(run.builder());
    Exploration found = search(run.builder(), 1);

    if (found.symmetries().isNone()) {
      assertEquals(all, found);
    } else if (all.isExhaustive()) {
      assertEquals(List.of(), all.violations());
      assertEquals(Explorations.values(all), Explorations.values(found));
      assertEquals(all.unmet(), found.unmet());
      assertEquals(all.passed(), found.passed());
      assertEquals(all.discarded() > 0, found.discarded() > 0);
      assertTrue(found.isExhaustive());
      found.outcomes().forEach(outcome -> follow(outcome, run.builder()));
      assertTrue(found.states() <= all.states());
      assertTrue(all.states() <= found.states() * found.symmetries().count());
      assertEquals(
          Explorations.withoutCost(found),
          Explorations.withoutCost(search(run.builder(), 2)),
          "by two workers");
    }
  }

  /** The witness of an outcome is a run, and leads to it. */
  private static void follow(Exploration.Outcome outcome, SystemBuilder system) {
    Unfolding unfolding = new Unfolding(system);
    Position position = new Position(unfolding, Grain.LOCK);
    position.start(outcome.initial());
    for (Move move : outcome.witness()) {
      assertTrue(position.step(move.index(), move.alternative()));
    }
    assertTrue(position.isFinal());
    assertEquals(outcome.values(), Judge.values(unfolding.system(), position));
  }

  @Tag("thorough")
  @Test
  void manyRunsOfTheCorpusHaveSymmetries() {
    Set<String> reduced =
        CorpusRuns.all()
            .filter(run -> !search(run.builder(), 1).symmetries().isNone())
            .map(run -> run.run().id())
            .collect(Collectors.toSet());

    assertTrue(reduced.size() > 50, () -> reduced.size() + " runs: " + reduced);
  }

  private static Exploration all(SystemBuilder system) {
    return new Search(system, Grain.LOCK, LIMITS, f -> false).run();
  }

  private static Exploration search(SystemBuilder system, int workers) {
    return new SymmetricSearch(system, Grain.LOCK, LIMITS, workers)
        .run(new Watcher() {}, () -> all(system));
  }
}
