package org.sfmc.checker.fuzz.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

/** What a find reads like when it is kept. */
class PolishTest {
  /** As the reduction leaves it: a handover, pages out of order, a value that nobody reads. */
  private static final String REFUSED =
      """
      SFBUF refused
      "Reduced."

      machine { cpus = 1; buffers = 1; pages = p2(3), p5; }

      shared int handed = 0;

      thread sender @ cpu0 {
          vm_page_hold(p5);
          struct sf_buf *given = sf_buf_alloc(p5, SFB_DEFAULT);
          handed = 1;
          sf_buf_free(given);
          vm_page_unhold(p5);
      }

      thread copier @ cpu0 {
          await(handed == 1);
          vm_page_wire(p2);
          struct sf_buf *first = sf_buf_alloc(p2, SFB_NOWAIT);
          if (first != NULL) {
              sf_buf_free(first);
          }
          vm_page_unwire(p2);
      }
      """;

  private static final String AFTER_EACH_OTHER =
      """
      SFBUF chains
      "Reduced."

      machine { cpus = 1; buffers = 1; pages = p0, p1; }

      thread first {
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p1);
      }

      thread second {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }
      """;

  private static Scenario scenario(String name, String text) {
    return ScenarioFile.parse(text, name + ScenarioFile.SUFFIX, ModelVocabulary.get())
        .scenario()
        .orElseThrow();
  }

  private static Polish.Polished polished(String name, String text, String bug) {
    Scenario scenario = scenario(name, text);
    Difference difference =
        Fuzzer.difference(scenario, Subject.pair("i386", bug), 20_000).orElseThrow();
    Polish.Polished polished = Polish.of(scenario, difference, (bound, question) -> 0);
    assertTrue(difference.isLike(polished.difference()));
    return polished;
  }

  @Test
  void threadsMapAsPeopleDoAndWaitForEachOther() {
    String text = String.join("\n", polished("refused", REFUSED, "nowait_sleeps").lines());

    assertEquals(
        """
        SFBUF refused

        machine {
            cpus = 1;
            buffers = 1;
            pages   = p0, p1;
        }

        thread holder {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            await(executed(taker:T));
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }

        thread taker {
            await(refs(p0) == 1);
            vm_page_wire(p1);
        T:  struct sf_buf *sf = sf_buf_alloc(p1, SFB_NOWAIT);
            vm_page_unwire(p1);
        }
        """,
        text.replace("\"Reduced.\"\n", "").replaceAll("\n\n+", "\n\n").strip() + "\n");
  }

  @Test
  void aWaitIsWorthItsLineOnlyIfItSparesStates() {
    Scenario scenario = scenario("refused", REFUSED);
    Difference difference =
        Fuzzer.difference(scenario, Subject.pair("i386", "nowait_sleeps"), 20_000).orElseThrow();
    Proof proof = new Proof(difference);

    Draft before = Sweep.of(new Plain(proof).of(Draft.of(scenario)));
    Draft after = new Steering(proof, (bound, question) -> 0).of(before);

    assertTrue(proof.states(after) < proof.states(before));
  }

  @Test
  void oneThreadDoesWhatOneThreadShows() {
    List<String> lines = polished("chains", AFTER_EACH_OTHER, "no_unhash").lines();

    assertEquals(
        List.of("thread user {"), lines.stream().filter(l -> l.contains("thread")).toList());
    assertTrue(lines.contains("    struct sf_buf *next = sf_buf_alloc(p1, SFB_DEFAULT);"));
  }

  @Test
  void whatIsPolishedIsTheSameEachTime() {
    assertEquals(
        polished("refused", REFUSED, "nowait_sleeps"),
        polished("refused", REFUSED, "nowait_sleeps"));
  }

  @Test
  void onlyWhatIsTrueIsClaimed() {
    Draft draft = Draft.of(scenario("chains", AFTER_EACH_OTHER));

    assertEquals(List.of(), new Outcomes(draft, claim -> false, (bound, question) -> 0).all());
    assertEquals(
        List.of(
            "reachable both: refs(p1) == 1 && refs(p0) == 1;",
            "forall idle: free_buffers == 1;",
            "reachable slept: asleep(second);"),
        new Outcomes(draft, claim -> true, (bound, question) -> 0).all());
  }
}
