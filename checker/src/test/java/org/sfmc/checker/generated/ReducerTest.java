package org.sfmc.checker.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.generate.Generated;
import org.sfmc.scenarios.generate.Mistake;
import org.sfmc.scenarios.generate.Scenarios;
import org.sfmc.scenarios.reduce.Reducer;
import org.sfmc.scenarios.syntax.Scenario;

/** Whatever is found in a large scenario is shown in the smallest. */
class ReducerTest {
  private static final Choice I386 = new Choice("i386", "");

  @Test
  void nothingIsLeftThatCanGo() {
    for (Generated generated : Scenarios.sample(11, 15, 1)) {
      if (generated.mistake().orElseThrow() == Mistake.FREE_TWICE) {
        Scenario reduced = reduced(generated, "freed_by_a_holder");

        assertEquals(
            """
            machine {
                cpus = 1;
                buffers = 1;
                pages = PAGE;
            }

            thread THREAD @ cpu0 {
                struct sf_buf *sf = sf_buf_alloc(PAGE, SFB_DEFAULT);
                sf_buf_free(sf);
                sf_buf_free(sf);
            }
            """,
            normal(Printer.print(reduced)));
      }
    }
  }

  @Test
  void aScenarioThatIsSmallStaysAsItIs() {
    String text =
        """
        SFBUF small
        "A signal while asleep."

        machine {
            cpus = 1;
            buffers = 1;
            pages = p0, p1;
        }

        thread holder @ cpu0 {
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            await(asleep(sleeper));
            sf_buf_free(sf);
        }

        thread sleeper @ cpu0 {
            await(refs(p0) == 1);
            struct sf_buf *sf = sf_buf_alloc(p1, SFB_CATCH);
            assert(sf != NULL);
        }

        env {
            signal sleeper at most 1;
        }
        """;
    Scenario scenario =
        ScenarioFile.parse(text, "small.litmus", ModelVocabulary.get()).scenario().orElseThrow();

    Scenario reduced = new Reducer(ModelVocabulary.get(), breaks("assert")).reduce(scenario);

    assertEquals(
        """
        machine {
            cpus = 1;
            buffers = 1;
            pages = p0, p1;
        }

        thread THREAD @ cpu0 {
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
        }

        thread THREAD @ cpu0 {
            struct sf_buf *sf = sf_buf_alloc(p1, SFB_CATCH);
            assert(sf != NULL);
        }

        env {
            signal sleeper at most 1;
        }
        """,
        Printer.print(reduced)
            .replaceAll("thread \\w+", "thread THREAD")
            .replaceFirst("(?s).*?(?=machine)", ""));
  }

  private static Scenario reduced(Generated generated, String property) {
    Scenario scenario = generated.loaded().scenario().orElseThrow();
    return new Reducer(ModelVocabulary.get(), breaks(property)).reduce(scenario);
  }

  /** Too large is as good as not broken: what is reduced is to be small. */
  private static Predicate<Scenario> breaks(String property) {
    return s ->
        Agreement.explore(I386.run(s), Grain.LOCK, 20_000).violations().stream()
            .anyMatch(f -> f.claim().equals(property));
  }

  private static String normal(String text) {
    return text.replaceFirst("(?s).*?(?=machine)", "")
        .replaceAll("thread \\w+", "thread THREAD")
        .replaceAll("\\bsf\\d+\\b", "sf")
        .replaceAll("\\bp\\d\\b", "PAGE");
  }
}
