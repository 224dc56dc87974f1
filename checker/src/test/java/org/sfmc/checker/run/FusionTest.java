package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;

/**
 * What others can see between two operations must not be lost by fusing them into one step. Each of
 * these was lost once, and found by a generated scenario. A whole call as a step loses them on
 * purpose.
 */
class FusionTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void anAtomicBlockBeginsAStepThoughItsFirstOperationIsALeftMover(Grain grain) {
    String threads =
        """
        thread a {
            sched_pin();
            x = 1;
            atomic {
                sched_unpin();
                y = 1;
            }
        }
        reachable between: x == 1 && y == 0;
        """;

    assertEquals(Set.of(), broken(grain, 1, "i386", threads));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void anAtomicBlockBeginsAStepThoughItBeginsWithBookkeeping(Grain grain) {
    String threads =
        """
        thread a {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            x = 1;
            atomic {
                vm_offset_t kva = sf_buf_kva(sf);
                y = 1;
            }
            *kva = 1;
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        reachable between: x == 1 && y == 0;
        """;

    assertEquals(Set.of(), broken(grain, 1, "i386", threads));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void aStatementMayBeTheFirstInsideAtomicOrNot(Grain grain) {
    String threads =
        """
        thread a {
            int r = x;
            atomic {
                if (r == 1)
                    y = 1;
                y = y + 1;
            }
        }
        thread b {
            x = 1;
        }
        exists one: y == 1;
        exists two: y == 2;
        never  odd: y == 0;
        """;

    assertEquals(Set.of(), broken(grain, 1, "i386", threads));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void anExecutedStatementIsNotedAfterWhatIsBeforeIt(Grain grain) {
    String threads =
        """
        thread a {
            sched_pin();
            x = 1;
        L:  sched_unpin();
            y = 1;
        }
        invariant ordered: x == 1 ==> executed(a:L);
        invariant late:    executed(a:L) ==> y == 1;
        """;

    assertEquals(Set.of("late", "ordered"), broken(grain, 1, "i386", threads));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void aThreadIsDoneAfterWhatIsBeforeIt(Grain grain) {
    String threads =
        """
        thread a {
            sched_pin();
            x = 1;
            sched_unpin();
        }
        invariant ordered: x == 1 ==> done(a);
        """;

    assertEquals(Set.of("ordered"), broken(grain, 1, "i386", threads));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void aPanicHidesNothingThatOthersSeeBeforeIt(Grain grain) {
    String threads =
        """
        thread a {
            x = 1;
            sched_unpin();
        }
        thread b {
            await(x == 1);
            assert(x == 0);
        }
        """;

    assertEquals(Set.of("assert", "unpinned_once"), broken(grain, 1, "i386", threads));
  }

  /** The atomic block is interrupted where it waits for the lock. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void anAtomicBlockMayWaitForACriticalSection(Grain grain) {
    String threads =
        """
        thread a {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_NOWAIT);
            x = 1;
            if (sf != NULL)
                sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        thread b {
            vm_page_wire(p1);
            struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT);
            atomic {
                x = 2;
                sf_buf_free(sf);
                int seen = x;
            }
            vm_page_unwire(p1);
        }
        exists alone:       b:seen == 2;
        exists interrupted: b:seen == 1;
        """;

    assertEquals(Set.of(), broken(grain, 1, "generic", threads));
  }

  /** The stale address is used after the entry is stored, and before the allocation returns. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void aReferenceCountsFromTheReturnOfItsAllocation(Grain grain) {
    String threads =
        """
        thread a {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            vm_offset_t kva = sf_buf_kva(sf);
            sf_buf_free(sf);
            x = 1;
            await(pte(K0) == p0);
            int word = *kva;
            y = 1;
            vm_page_unwire(p0);
        }
        thread b {
            vm_page_wire(p0);
            await(x == 1);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            await(y == 1);
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        exists end: a:word == 0;
        """;

    assertEquals(Set.of("no_use_after_free"), broken(grain, 1, "unmap_on_free", threads));
  }

  /** The sleeper wakes, finds nothing and sleeps again; want is peeked at while it is down. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void aCellThatIsReadWithoutItsLockIsSeenToChange(Grain grain) {
    String threads =
        """
        thread a {
            await(x == 1);
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        thread b {
            vm_page_wire(p1);
            struct sf_buf *s1 = sf_buf_alloc(p1, SFB_DEFAULT);
            x = 1;
            await(asleep(a));
            sf_buf_free(s1);
            struct sf_buf *s2 = sf_buf_alloc(p1, SFB_NOWAIT);
            if (s2 != NULL)
                sf_buf_free(s2);
            vm_page_unwire(p1);
        }
        """;
    String machine = "bug = want_outside_lock; impl = generic";

    Set<String> broken = broken(grain, machine, threads);

    assertEquals(Set.of("no_lost_wakeup"), broken);
  }

  /** A reference to a buffer that nobody refers to is for no page, whose wiring nobody can ask. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void aReferenceToNothingSaysNothingAboutWiring(Grain grain) {
    String threads =
        """
        thread a {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            x = 1;
            sf_buf_ref(sf);
        }
        thread b {
            await(x == 1);
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            sf_buf_free(sf);
            sf_buf_free(sf);
        }
        """;

    assertEquals(false, broken(grain, 1, "i386", threads).contains("page_wired"));
  }

  private static Set<String> broken(Grain grain, int cpus, String impl, String threads) {
    return broken(grain, "cpus = " + cpus + "; impl = " + impl, threads);
  }

  private static Set<String> broken(Grain grain, String machine, String threads) {
    String text =
        """
        SFBUF test
        "Found by a generated scenario."
        machine { buffers = 1; pages = p0, p1; %s; }
        shared int x = 0;
        shared int y = 0;
        env { migrate none; }
        %s"""
            .formatted(machine, threads);
    Limits limits = new Limits(50_000, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    Exploration found =
        new Search(CorpusRuns.of(text).get(0).builder(), grain, limits, f -> false).run();
    assertEquals(true, found.isExhaustive());
    Set<String> names = new TreeSet<>(found.unmet());
    found.violations().stream().map(Finding::claim).forEach(names::add);
    return names;
  }
}
