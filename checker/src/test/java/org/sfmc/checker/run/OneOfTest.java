package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.scenarios.compile.Compiled;

/** A thread takes any of some pages or numbers. */
class OneOfTest {
  private static final String HEAD =
      "SFBUF choice \"A case.\"\nmachine { cpus = 1; buffers = 1; pages = p0, p1, p2; }\n";

  @ParameterizedTest
  @EnumSource(Grain.class)
  void everyAlternativeIsTried(Grain grain) {
    Exploration found =
        explore("thread a { vm_page_t m = one_of(p2, p0); int n = one_of(0, -1, 7); }", grain);

    List<List<Integer>> ends =
        List.of(
            List.of(1, -1),
            List.of(1, 0),
            List.of(1, 7),
            List.of(3, -1),
            List.of(3, 0),
            List.of(3, 7));
    assertEquals(ends, found.outcomes().stream().map(Exploration.Outcome::values).toList());
  }

  /** Two choices with one state between: 1 + 2 + 2 * 3 states. */
  @Test
  void anAlternativeIsASuccessor() {
    Exploration found =
        explore("thread a { vm_page_t m = one_of(p2, p0); int n = one_of(0, -1, 7); }", Grain.OP);

    assertEquals(1 + 2 + 6, found.states());
    assertEquals(2 + 6, found.transitions());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void nobodySeesAChoiceWithoutTheRestOfItsSection(Grain grain) {
    String thread =
        """
        thread a {
            vm_page_t m;
            int over;
            atomic { m = one_of(p0, p1, p2); vm_page_wire(m); }
            atomic { vm_page_unwire(m); over = 1; }
        }
        invariant together: a:m == NULL || a:over == 1 || wired(p0) + wired(p1) + wired(p2) == 1;
        """;

    assertEquals(List.of(), explore(thread, grain).violations());
    assertTrue(
        explore(
                    thread.replace(
                        "atomic { m = one_of(p0, p1, p2); vm_page_wire(m); }",
                        "m = one_of(p0, p1, p2); vm_page_wire(m);"),
                    grain)
                .violations()
                .size()
            > 0);
  }

  @Test
  void aPageThatIsChosenIsAPage() {
    Exploration found =
        explore(
            """
            thread a {
                vm_page_t m = one_of(p0, p1);
                int found = vm_page_grab(m);
                vm_page_hold(m);
                struct sf_buf *sf = sf_buf_alloc(m, SFB_NOWAIT);
                vm_page_t same = sf_buf_page(sf);
                assert(same == m && (m == p0 || m == p1) && m != p2);
                sf_buf_free(sf);
                vm_page_unhold(m);
                vm_page_release(m);
            }
            forall back: wired(p0) == 0 && held(p1) == 0;
            """,
            Grain.LOCK);

    assertEquals(List.of(), found.violations());
    assertEquals(2, found.finals());
  }

  /** The search must not try the first alternative alone. */
  @Test
  void aChoiceInTheMiddleOfAStepIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> new Search(Systems.lateChoice(), Grain.LOCK, Limits.defaults(), f -> false).run());
  }

  @Test
  void aScheduleSaysWhichAlternative() {
    Compiled run = compiled("thread a { vm_page_t m = one_of(p0, p1, p2); vm_page_wire(m); }");
    Session session = new Session(run, Grain.LOCK, new Schedule(0, List.of()));
    assertEquals(
        List.of(
            new Session.Choice(new Move(0, 0), "a", "m = one_of(p0, p1, p2) → p0"),
            new Session.Choice(new Move(0, 1), "a?1", "m = one_of(p0, p1, p2) → p1"),
            new Session.Choice(new Move(0, 2), "a?2", "m = one_of(p0, p1, p2) → p2")),
        session.choices());

    session.take(new Move(0, 2));

    assertEquals("a?2", session.words());
    assertEquals("one_of(p0, p1, p2) → p2", session.done().get(0));
  }

  @Test
  void aScheduleThatWantsOneMoreIsToldHowManyThereAre() {
    Unfolding unfolding = new Unfolding(compiled("thread a { int n = one_of(3, 4); }").builder());
    Recorder recorder = new Recorder(unfolding, Grain.LOCK);

    Recorder.Diverged why =
        assertThrows(
            Recorder.Diverged.class,
            () -> recorder.follow(Schedule.parse("a?2", unfolding.system())));

    assertEquals(
        "replay diverged at step 1: the schedule wants 'a?2', but one_of(3, 4) has 2 outcomes;"
            + " possible here: a, a?1",
        why.getMessage());
  }

  private static Exploration explore(String thread, Grain grain) {
    return new Search(compiled(thread).builder(), grain, Limits.defaults(), f -> false).run();
  }

  private static Compiled compiled(String thread) {
    return CorpusRuns.of(HEAD + thread + "\nexpect ok;\n").get(0);
  }
}
