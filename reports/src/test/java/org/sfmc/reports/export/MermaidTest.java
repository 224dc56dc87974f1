package org.sfmc.reports.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.trace.Document;

/** The text of the diagrams; that Mermaid itself takes them is tested in a browser. */
class MermaidTest {
  private static final Pattern LINE =
      Pattern.compile(
          "sequenceDiagram"
              + "|  participant t\\d+ as [^;#]+"
              + "|  Note over t\\d+(,t\\d+)?: .+"
              + "|  t\\d+->>t\\d+: .+"
              + "|  rect rgba\\([\\d., ]+\\)"
              + "|  end");

  @TestFactory
  Stream<DynamicTest> everyLineIsOfTheGrammar() {
    return SavedTraces.each(
        document -> {
          List<String> lines = Mermaid.print(document).lines().toList();

          for (String line : lines) {
            assertTrue(LINE.matcher(line).matches(), line);
            String text = line.replaceAll("#\\d+;", "");
            assertEquals(-1, text.indexOf(';'), line);
            assertEquals(-1, text.indexOf('#'), line);
            boolean last = line.equals("  end");
            assertTrue(last || !text.matches("(?i).*\\bend\\b.*"), line);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> causesAndTheBreakAreDrawnAndNotMoreThanThirtyRows() {
    return SavedTraces.each(
        document -> {
          List<Document.Row> drawn = Mermaid.drawn(document);

          assertTrue(drawn.size() <= 30, "rows: " + drawn.size());
          if (document.rows().stream().anyMatch(Document.Row::cause)) {
            assertTrue(drawn.stream().allMatch(r -> r.cause() || r.breaks()));
          }
          if (document.verdict().row() > 0) {
            assertEquals(document.verdict().row(), drawn.get(drawn.size() - 1).n());
          }
          assertTrue(Mermaid.print(document).contains("✗ " + document.verdict().property()));
        });
  }

  @Test
  void whatMermaidWouldTakeForItsOwnIsEscaped() {
    assertEquals("a#59; b#35; #60;b#62;", Mermaid.escape("a; b# <b>"));
    assertEquals("the #101;nd, #69;ND, bend, end_of", Mermaid.escape("the end, END, bend, end_of"));
    assertEquals("one line", Mermaid.escape("one\r\n\tline"));
    assertEquals("#37;#37;{init} #36;#36;x#36;#36;", Mermaid.escape("%%{init} $$x$$"));
  }

  @Test
  void aStaleEntryIsDrawnLikeThis() {
    assertEquals(
        """
        sequenceDiagram
          participant t0 as owner
          participant t1 as guest
          Note over t0,t1: 8 rows are not drawn
          Note over t1: 2 [cpu0] s0 = sf_buf_alloc(p0, SFB_DEFAULT) …<br/>pte(K0) - → p0
          Note over t1: 5 [cpu0] guest migrates to cpu1<br/>cpu(guest) 0 → 1
          Note over t1: 6 [cpu1] r0 = *v0 → 10<br/>tlb(cpu1, K0) - → p0
          Note over t0: 12 [cpu0] sf = sf_buf_alloc(p1, SFB_CPUPRIVATE) → K0<br/>pte(K0) p0 → p1
          Note over t1: 13 [cpu1] s1 = sf_buf_alloc(p1, SFB_DEFAULT) → K0
          t0->>t1: pte(K0)
          rect rgba(208, 0, 0, 0.18)
          Note over t1: 14 [cpu1] r1 = *v1 → 10<br/>✗ tlb_coherent<br/>the TLB of cpu1 has p0 for the address of K0, which was mapped to p1#59; the entry maps p1
          end
        """,
        Mermaid.print(SavedTraces.of("stale[bug=no_shootdown_on_share]")));
  }
}
