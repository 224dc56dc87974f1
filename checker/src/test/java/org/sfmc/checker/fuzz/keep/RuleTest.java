package org.sfmc.checker.fuzz.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters of whether a rule is kept. */
class RuleTest {
  private static final String HEAD =
      """
      SFBUF x
      ""
      machine {
          pages   = p0, p1;
      }

      thread user {
      """;

  private static List<String> lines(String body) {
    return (HEAD + body + "}\n\nexpect ok;\n").lines().toList();
  }

  private static Rule rule(String body, String broken) {
    List<Rule> rules = Rule.of(lines(body));
    return rules.stream()
        .filter(r -> r.broken().equals(broken))
        .findFirst()
        .orElseThrow(() -> new AssertionError(broken + " is not among " + rules));
  }

  private static String body(Rule rule) {
    String text = String.join("\n", rule.lines()) + "\n";
    return text.substring(text.indexOf("thread user {\n") + 14, text.indexOf("\n}\n\nexpect") + 1);
  }

  @Test
  void unwiresBeforeItFrees() {
    Rule rule =
        rule(
            """
                vm_page_wire(p1);
                vm_page_wire(p0);
                struct sf_buf *sf = sf_buf_alloc(p0, SFB_CATCH);
            F:  sf_buf_free(sf);
                vm_page_unwire(p1);
                vm_page_unwire(p0);
            """,
            "EARLY = 1");

    assertEquals(
        """
            vm_page_wire(p1);
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_CATCH);
            if (EARLY == 1)
                vm_page_unwire(p0);
        F:  sf_buf_free(sf);
            vm_page_unwire(p1);
            if (EARLY == 0)
                vm_page_unwire(p0);
        """,
        body(rule));
    assertTrue(rule.lines().contains("param EARLY = 0;"));
    assertEquals("", rule.lines().get(rule.lines().indexOf("param EARLY = 0;") + 1));
    assertTrue(
        Remarks.on(rule.lines(), new Draft(List.of(), List.of(), List.of()))
            .contains("param EARLY = 0;     // 1: unwires before it frees"));
  }

  @Test
  void isNotPinned() {
    Rule rule =
        rule(
            """
                sched_pin();
                struct sf_buf *sf = sf_buf_alloc(p0, SFB_CPUPRIVATE);
                sf_buf_free(sf);
                sched_unpin();
            """,
            "PIN = 0");

    assertEquals(
        """
            if (PIN == 1)
                sched_pin();
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_CPUPRIVATE);
            sf_buf_free(sf);
            if (PIN == 1)
                sched_unpin();
        """,
        body(rule));
  }

  @Test
  void asksForSomethingElse() {
    String shared = "    struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);\n";

    assertEquals(
        "    struct sf_buf *sf = sf_buf_alloc(p0, FLAGS);\n",
        body(rule(shared, "FLAGS = SFB_CPUPRIVATE")));
  }

  @Test
  void freesTwiceAndLeavesPagesWired() {
    String body =
        """
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_CATCH);
            if (sf != NULL)
                sf_buf_free(sf);
            sf = sf_buf_alloc(p0, SFB_CATCH);
            sf_buf_free(sf);
            vm_page_unwire(p0);
        """;

    assertEquals(
        body.replace(
            "    sf_buf_free(sf);\n    vm",
            "    sf_buf_free(sf);\n    if (FREES == 2)\n        sf_buf_free(sf);\n    vm"),
        body(rule(body, "FREES = 2")));
    assertEquals(
        body.replace(
            "    vm_page_unwire(p0);\n", "    if (UNWIRES == 1)\n        vm_page_unwire(p0);\n"),
        body(rule(body, "UNWIRES = 0")));
  }

  @Test
  void readsAfterTheFree() {
    String body =
        """
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            vm_offset_t kva = sf_buf_kva(sf);
        R:  int word = *kva;
            sf_buf_free(sf);
        """;

    assertEquals(body + "    if (LATE == 1)\n        word = *kva;\n", body(rule(body, "LATE = 1")));
  }

  @Test
  void drawsAreTheSameForTheSameQuestionOnly() {
    Draw draw = Draw.of(7, 3);

    assertEquals(draw.word("a", "b", "c"), Draw.of(7, 3).word("a", "b", "c"));
    boolean[] seen = new boolean[4];
    for (int number = 0; number < 200; number++) {
      seen[Draw.of(7, number).below(2, "x")] = true;
      seen[2 + draw.below(2, "x" + number)] = true;
    }
    for (boolean each : seen) {
      assertTrue(each);
    }
  }
}
