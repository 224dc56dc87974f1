package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.NaiveSearch.Counts;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.ThreadCode;
import org.sfmc.model.system.Resumable;
import org.sfmc.model.system.SystemBuilder;

/** Code that goes on from a statement does what it does when it comes there from its start. */
class ResumeTest {
  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> theCorpusIsTheSameFromStatementsAndFromTheStart() {
    return CorpusRuns.each(run -> assertSame(run.builder()));
  }

  @Test
  void blocksLoopsAndBranchesAreComeBackTo() {
    assertSame(
        CorpusRuns.of(
                """
                SFBUF nested
                "Statements inside others."

                machine {
                    cpus    = 1;
                    buffers = 1;
                    pages   = p0;
                }

                shared int x = 0;
                shared int y = 0;

                thread a {
                    int i = 0;
                    while (i < 2) {
                        int before = x;
                        if (before == i) {
                            atomic { y = before; x = before + 1; }
                        } else {
                L:          y = i;
                            if (y == 3)
                                break;
                        }
                        i = i + 1;
                    }
                    int last = y;
                    if (last == 7)
                        return;
                    x = last;
                }

                thread b {
                    y = 3;
                    x = 1;
                    y = 7;
                }

                exists overwritten: executed(a:L) == 1;

                expect ok;
                """)
            .get(0)
            .builder());
  }

  private static void assertSame(SystemBuilder builder) {
    List<Runnable> codes = new ArrayList<>();
    Exploration resumed = explore(kept(builder, codes));
    Exploration fromStart = explore(withoutResume(builder));

    assertTrue(codes.stream().allMatch(Resumable.class::isInstance));
    assertEquals(Counts.of(fromStart), Counts.of(resumed));
    assertEquals(fromStart.passed(), resumed.passed());
  }

  private static Exploration explore(SystemBuilder builder) {
    return new Search(builder, Grain.LOCK, Limits.defaults(), f -> false).run();
  }

  private static SystemBuilder kept(SystemBuilder builder, List<Runnable> codes) {
    return engine -> {
      ModelledSystem system = builder.build(engine);
      system.threads().forEach(t -> codes.add(t.code()));
      return system;
    };
  }

  private static SystemBuilder withoutResume(SystemBuilder builder) {
    return engine -> {
      ModelledSystem s = builder.build(engine);
      List<ThreadCode> threads =
          s.threads().stream().map(t -> new ThreadCode(t.name(), t.code()::run)).toList();
      return new ModelledSystem(
          s.layout(), s.initialStates(), threads, s.environment(), s.claims(), s.outcome());
    };
  }
}
