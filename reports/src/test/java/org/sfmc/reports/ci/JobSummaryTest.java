package org.sfmc.reports.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.export.Mermaid;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.text.Account;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Document;

class JobSummaryTest {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  @TestFactory
  Stream<DynamicTest> theTraceAndTheDiagramAreReadBackAsTheyWere() {
    return SavedTraces.each(
        document -> {
          Report report = SomeReports.failing(List.of(document));

          String summary = JobSummary.print(report, Map.of(document.scenario().run(), document));

          List<FencedCodeBlock> fences = all(PARSER.parse(summary), FencedCodeBlock.class);
          assertEquals(
              List.of(Account.print(document, Style.plain()), Mermaid.print(document)),
              fences.stream().map(FencedCodeBlock::getLiteral).toList());
          assertEquals("mermaid", fences.get(1).getInfo());
          assertEquals(1, all(PARSER.parse(summary), TableBlock.class).size());
        });
  }

  @Test
  void ofManyFailuresThreeTracesAreShownAndAllAreListed() {
    Report report = SomeReports.failing(SavedTraces.all().values());

    Node summary = PARSER.parse(JobSummary.print(report, SavedTraces.all()));

    assertEquals(6, all(summary, FencedCodeBlock.class).size());
    Node body = all(summary, TableBlock.class).get(0).getLastChild();
    int rows = 0;
    for (Node row = body.getFirstChild(); row != null; row = row.getNext()) {
      rows++;
    }
    assertEquals(report.runs().size(), rows);
  }

  @Test
  void whatWouldBeTooLargeIsLeftOutAndSaid() {
    Report report = SomeReports.failing(SavedTraces.all().values());
    String whole = JobSummary.print(report, SavedTraces.all());

    for (int most = 1000; most < whole.length(); most += 1000) {
      String cut = JobSummary.print(report, SavedTraces.all(), most);
      assertTrue(cut.getBytes(StandardCharsets.UTF_8).length <= most, "more than " + most);
      assertTrue(cut.endsWith("left out: the summary would be too large.\n"), cut);
    }
  }

  @Test
  void textOfARunIsNoMarkdown() {
    String hostile = "a | b\n\n<img src=x> ![i](http://x) [l](http://x) `c` ``` **b**\n# h";
    Report report = SomeReports.of(SomeReports.failed(hostile, hostile, null));
    Document like = SavedTraces.of("stale[bug=no_shootdown]");

    Node summary = PARSER.parse(JobSummary.print(report, Map.of(hostile, like)));

    assertEquals(List.of(), all(summary, HtmlBlock.class));
    assertEquals(List.of(), all(summary, HtmlInline.class));
    assertEquals(List.of(), all(summary, Image.class));
    assertEquals(List.of(), all(summary, Link.class));
    assertEquals(2, all(summary, FencedCodeBlock.class).size());
  }

  private static <N extends Node> List<N> all(Node node, Class<N> kind) {
    List<N> found = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (kind.isInstance(child)) {
        found.add(kind.cast(child));
      }
      found.addAll(all(child, kind));
    }
    return found;
  }
}
