package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;

/** A limit never turns into "holds". */
class LimitsTest {
  private static final String COUNTED =
      """
      SFBUF counted
      "Two threads count to three."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread a @ cpu0 {
          x = x + 1;
          x = x + 1;
          x = x + 1;
      }
      thread b @ cpu0 {
          x = x + 1;
          x = x + 1;
          x = x + 1;
      }
      env { migrate none; }
      invariant small: x <= 6;
      """;

  private static final String GROWING =
      """
      SFBUF growing
      "A counter without end."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread a @ cpu0 {
          while (x >= 0)
              x = x + 1;
      }
      env { migrate none; }
      """;

  @Test
  void withoutALimitItHolds() {
    Result result = run(COUNTED + "expect ok;");

    assertEquals(new Verdict.Holds(), result.verdict());
    assertEquals(Result.Status.PASS, result.status());
  }

  @Test
  void theStateLimitOfTheFileIsIncomplete() {
    assertIncomplete(
        "the limit of 10 states was reached", run(COUNTED + "limit { states = 10; } expect ok;"));
  }

  @Test
  void theDepthLimitOfTheFileIsIncomplete() {
    assertIncomplete(
        "the depth limit of 3 steps was reached", run(COUNTED + "limit { depth = 3; } expect ok;"));
  }

  @Test
  void theLimitsOfTheCommandLineGoBeforeThoseOfTheFile() {
    Options options = new Options(Grain.LOCK, Optional.of(5), Optional.of(99), Optional.empty());

    assertIncomplete(
        "the limit of 5 states was reached",
        run(COUNTED + "limit { states = 9999; depth = 1; } expect ok;", options));
  }

  @Test
  void aSearchWithinItsLimitsIsNotIncomplete() {
    Exploration whole = run(COUNTED + "expect ok;").exploration();
    int enough = whole.states() + 1;
    int deepEnough = whole.depth() + 1;

    Result result =
        run(COUNTED + "limit { states = " + enough + "; depth = " + deepEnough + "; } expect ok;");

    assertEquals(new Verdict.Holds(), result.verdict());
  }

  @Test
  void expectingALimitPassesWhenItIsReached() {
    Result result = run(COUNTED + "limit { states = 10; } expect incomplete;");

    assertEquals(new Verdict.Incomplete("the limit of 10 states was reached"), result.verdict());
    assertEquals(Result.Status.PASS, result.status());
  }

  @Test
  void expectingALimitFailsWhenNoneIsReached() {
    Result result = run(COUNTED + "expect incomplete;");

    assertEquals(Result.Status.FAIL, result.status());
    assertEquals(
        List.of("expected to reach a limit, but every state was seen and everything holds"),
        result.reasons());
  }

  @Test
  void aViolationThatTheLimitHidesIsNotFoundAndNotDenied() {
    Result result =
        run(COUNTED.replace("<= 6", "<= 5") + "limit { states = 10; } expect violation of small;");

    assertEquals(Result.Status.INCOMPLETE, result.status());
    assertEquals(
        List.of(
            "expected a violation of small, and before one was found"
                + " the limit of 10 states was reached"),
        result.reasons());
  }

  @Test
  void aCounterThatGrowsWithoutEndIsIncomplete() {
    assertIncomplete("x = 256 is outside -128..255", run(GROWING + "expect ok;"));
  }

  @Test
  void aLocalThatGrowsWithoutEndIsIncompleteAtTheDepthLimit() {
    String text =
        """
        SFBUF local
        "A local without end."
        machine { buffers = 1; pages = p0; }
        shared int x = 0;
        thread a @ cpu0 {
            int n = 0;
            while (n >= 0) {
                n = n + 1;
                x = 1;
            }
        }
        env { migrate none; }
        limit { depth = 500; }
        expect ok;
        """;

    assertIncomplete("the depth limit of 500 steps was reached", run(text));
  }

  @Test
  void theMemoryLimitIsIncomplete() {
    Limits limits = new Limits(1_000_000, Integer.MAX_VALUE, 0, 1 << 10);
    Exploration found =
        new Search(
                CorpusRuns.of(COUNTED + "expect ok;").get(0).builder(),
                Grain.LOCK,
                limits,
                f -> false)
            .run();

    assertEquals(Optional.of("the memory limit of 0 MiB was reached"), found.incomplete());
  }

  private static void assertIncomplete(String reason, Result result) {
    assertEquals(new Verdict.Incomplete(reason), result.verdict());
    assertEquals(Result.Status.INCOMPLETE, result.status());
    assertEquals(List.of(reason + ": nothing is proved"), result.reasons());
  }

  private static Result run(String text) {
    return run(text, Options.defaults());
  }

  private static Result run(String text, Options options) {
    return Runner.run(CorpusRuns.of(text).get(0), options);
  }
}
