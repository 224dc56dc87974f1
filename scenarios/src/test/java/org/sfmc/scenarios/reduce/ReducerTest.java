package org.sfmc.scenarios.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.check.Vocabulary;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/** What can be taken away from a statement, where what is to be kept is some of its words. */
class ReducerTest {
  private static final Vocabulary WORDS = ModelVocabulary.get();

  /** What is left of the only thread of a scenario with these statements. */
  private static String reduced(String body, Predicate<String> keeps) {
    String text =
        "SFBUF x \"A case.\"\nmachine { cpus = 1; buffers = 1; pages = p0, p1, p2; }\n"
            + "thread a @ cpu0 {\n"
            + body
            + "}\n";
    Scenario scenario = ScenarioFile.parse(text, "x.litmus", WORDS).scenario().orElseThrow();
    Scenario left = new Reducer(WORDS, s -> keeps.test(Printer.print(s))).reduce(scenario);
    String printed = Printer.print(left);
    return printed.substring(printed.indexOf("cpu0 {\n") + 7, printed.lastIndexOf("}"));
  }

  @Test
  void aChoiceIsOneOfItsAlternatives() {
    String body =
        """
            vm_page_t m = one_of(p0, p1, p2);
            vm_page_wire(m);
        """;

    assertEquals(
        "    vm_page_wire(p1);\n",
        reduced(body, t -> t.matches("(?s).*cpu0.*p1.*") && t.contains("wire(")));
  }

  @Test
  void aChoiceThatIsNeededHasFewerAlternatives() {
    String body =
        """
            int n = one_of(0, 1, 2, 3);
            assert(n == 2);
        """;

    assertEquals(
        "    int n = one_of(2, 3);\n", reduced(body, t -> t.matches("(?s).*one_of\\(.*2.*3\\).*")));
  }

  @Test
  void aResultThatNobodyNeedsIsNotKept() {
    String body =
        """
            int found = vm_page_grab(p0);
            if (found == 1) {
                vm_page_release(p0);
            }
        """;

    assertEquals(
        "    vm_page_grab(p0);\n    vm_page_release(p0);\n",
        reduced(body, t -> t.contains("vm_page_grab") && t.contains("vm_page_release")));
  }

  @Test
  void conditionsAreSaidInPart() {
    String body =
        """
            int last = vm_page_unwire(p0);
            int there = vm_page_object(p0);
            if (last == 1 && !(there == 1 || last == 0))
                vm_page_free(p0);
        """;

    assertEquals(
        """
            int there = vm_page_object(p0);
            if (there == 1)
                vm_page_free(p0);
        """,
        reduced(body, t -> t.contains("there == 1") && t.contains("free")));
  }

  @Test
  void aLocalIsDeclaredWhereItGetsItsValue() {
    String body =
        """
            struct sf_buf *sf;
            vm_page_wire(p0);
            sf = sf_buf_alloc(p0, SFB_NOWAIT);
            sf_buf_free(sf);
        """;

    assertEquals(
        """
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_NOWAIT);
            sf_buf_free(sf);
        """,
        reduced(body, t -> t.contains("SFB_NOWAIT") && t.contains("sf_buf_free(sf)")));
  }

  @Test
  void aLocalThatIsOnePageIsThatPageUnlessItChanges() {
    String body =
        """
            vm_page_t m = p1;
            vm_page_wire(m);
            m = p2;
            vm_page_unwire(m);
        """;

    assertEquals(
        "    vm_page_wire(p1);\n    vm_page_unwire(p1);\n",
        reduced(body, t -> t.matches("(?s).*_wire\\((m|p1)\\).*unwire\\((m|p1)\\).*")));
    assertEquals(
        body,
        reduced(
            body,
            t ->
                t.contains("m = p2")
                    && t.contains("wire(m)")
                    && t.contains("unwire(m)")
                    && t.contains("_wire(m")));
  }
}
