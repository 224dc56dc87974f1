package org.sfmc.checker.fuzz.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

/** Finds in which a thread breaks a rule. */
class MendedTest {
  private static final String HEAD =
      """
      SFBUF mistake
      "Reduced."

      machine { cpus = 1; buffers = 1; pages = p0(3), p1; }

      """;

  private static Optional<Rule> mended(String threads, String holds, String other) {
    return mendedText(HEAD + threads, holds, other);
  }

  private static Optional<Rule> mendedText(String text, String holds, String other) {
    Scenario scenario =
        ScenarioFile.parse(text, "mistake" + ScenarioFile.SUFFIX, ModelVocabulary.get())
            .scenario()
            .orElseThrow();
    List<Subject> two = List.of(new Subject(holds, ""), new Subject(other, ""));
    Difference difference = Fuzzer.difference(scenario, two, 20_000).orElseThrow();
    assertEquals(holds, difference.holds().orElseThrow().implementation());
    return Mended.of(
        Draft.of(scenario).lines(), difference, (bound, question) -> 0, new Tries("mistake"));
  }

  private static String thread(Rule rule) {
    String text = String.join("\n", rule.lines()) + "\n";
    return text.substring(text.indexOf("thread "), text.lastIndexOf("}\n") + 2);
  }

  @Test
  void whoNeverWiresUnwiresEarlyWhereAParameterSaysSo() {
    Rule rule =
        mended(
                """
                thread user {
                    struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
                }
                """,
                "direct_map",
                "generic")
            .orElseThrow();

    assertEquals("EARLY = 1", rule.broken());
    assertTrue(rule.lines().contains("param EARLY = 0;"));
    assertEquals(
        """
        thread user {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            if (EARLY == 1)
                vm_page_unwire(p0);
            sf_buf_free(sf);
            if (EARLY == 0)
                vm_page_unwire(p0);
        }
        """,
        thread(rule));
  }

  @Test
  void whoReadsTooLateReadsInTimeToo() {
    Rule rule =
        mended(
                """
                thread user {
                    vm_page_wire(p0);
                    struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
                    vm_offset_t kva = sf_buf_kva(sf);
                    sf_buf_free(sf);
                    int word = *kva;
                    vm_page_unwire(p0);
                }
                """,
                "direct_map",
                "linux_pkmap")
            .orElseThrow();

    assertEquals("LATE = 1", rule.broken());
    assertTrue(
        thread(rule).contains("    sf_buf_free(sf);\n    if (LATE == 1)\n        word = *kva;\n"));
  }

  @Test
  void whatShowsWhereCpusPrefetchIsRightWhereTheyDoNot() {
    String threads =
        """
        thread user {
            vm_page_wire(p0);
            vm_page_wire(p1);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            sf_buf_free(sf);
            struct sf_buf *other = sf_buf_alloc(p1, SFB_DEFAULT);
            sf_buf_free(other);
            vm_page_unwire(p0);
            vm_page_unwire(p1);
        }
        """;

    Rule rule =
        mendedText(HEAD.replace("; }", "; tlb = speculative; }") + threads, "i386_xchg", "i386")
            .orElseThrow();

    assertEquals("tlb = speculative", rule.broken());
    assertEquals(threads, thread(rule));
  }

  @Test
  void whereAllKeepTheRulesThereIsNothingToMend() {
    assertEquals(
        Optional.empty(),
        mended(
            """
            thread user {
                vm_page_wire(p0);
                struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
                struct sf_buf *sf2 = sf_buf_alloc(p1, SFB_NOWAIT);
                sf_buf_free(sf);
                vm_page_unwire(p0);
            }
            """,
            "direct_map",
            "i386"));
  }

  @Test
  void whoDoesNotMapIsLeftAsHeIs() {
    assertEquals(
        Optional.empty(),
        mended(
            """
            thread user {
                struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            }

            thread other {
                vm_page_wire(p1);
                vm_page_unwire(p1);
            }
            """,
            "direct_map",
            "generic"));
  }
}
