package org.sfmc.reports.ci;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.sfmc.reports.export.Mermaid;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Report.Run;
import org.sfmc.reports.text.Account;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.text.Summary;
import org.sfmc.reports.trace.Document;

/**
 * The summary of a job on GitHub, in Markdown: how many runs are as expected, those that are not,
 * and of the first of these their traces.
 *
 * <p>GitHub drops a summary of more than a mebibyte as a whole. Parts that would make this one
 * larger than 900 kB are left out, and the last line says how many.
 */
public final class JobSummary {
  private static final int MOST_BYTES = 900_000;
  private static final int MOST_TRACES = 3;
  private static final int MOST_ROWS = 1000;
  private static final List<String> HEAD = List.of("run", "expected", "verdict", "what", "states");

  private static final MarkdownRenderer RENDERER =
      MarkdownRenderer.builder().extensions(List.of(TablesExtension.create())).build();

  private final Report report;
  private final Map<String, Document> documents;
  private final StringBuilder out = new StringBuilder();
  private int left;

  private JobSummary(Report report, Map<String, Document> documents) {
    this.report = report;
    this.documents = documents;
  }

  /** The text, of the runs and of the documents that there are, by the names of their runs. */
  public static String print(Report report, Map<String, Document> documents) {
    return print(report, documents, MOST_BYTES);
  }

  static String print(Report report, Map<String, Document> documents, int mostBytes) {
    JobSummary summary = new JobSummary(report, documents);
    summary.parts().forEach(part -> summary.add(part, mostBytes));
    if (summary.left > 0) {
      summary.out.append(
          "\n%d %s left out: the summary would be too large.\n"
              .formatted(summary.left, summary.left == 1 ? "part is" : "parts are"));
    }
    return summary.out.toString();
  }

  private void add(String part, int mostBytes) {
    // Room for the line that says what is missing.
    int room = mostBytes - 100 - bytes(out.toString());
    if (bytes(part) > room) {
      left++;
    } else {
      out.append(out.isEmpty() ? "" : "\n").append(part);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private List<String> parts() {
    List<Run> faults = report.faults();
    List<String> parts = new ArrayList<>();
    parts.add(render(heading(2, "sfmc check"), paragraph(counts())));
    if (!faults.isEmpty()) {
      parts.add(render(table(faults.stream().limit(MOST_ROWS).toList())));
    }
    if (faults.size() > MOST_ROWS) {
      parts.add(render(paragraph("and " + (faults.size() - MOST_ROWS) + " more")));
    }
    faults.stream()
        .filter(run -> documents.containsKey(run.run()))
        .limit(MOST_TRACES)
        .forEach(run -> parts.addAll(trace(run, documents.get(run.run()))));
    return parts;
  }

  private String counts() {
    return "%d runs: %d pass, %d fail, %d incomplete."
        .formatted(
            report.runs().size(),
            report.count("PASS"),
            report.count("FAIL"),
            report.count("INCOMPLETE"));
  }

  private static List<String> trace(Run run, Document document) {
    String kept = run.page() == null ? "" : "The page of this run is " + run.page() + ".";
    List<Block> head = new ArrayList<>(List.of(heading(3, run.run())));
    if (!kept.isEmpty()) {
      head.add(paragraph(kept));
    }
    head.add(fence("", Account.print(document, Style.plain())));
    return List.of(
        render(head.toArray(Block[]::new)), render(fence("mermaid", Mermaid.print(document))));
  }

  private static String render(Block... blocks) {
    Node document = new org.commonmark.node.Document();
    for (Block block : blocks) {
      document.appendChild(block);
    }
    return RENDERER.render(document);
  }

  private static Heading heading(int level, String text) {
    Heading heading = new Heading();
    heading.setLevel(level);
    heading.appendChild(new Text(text));
    return heading;
  }

  private static Paragraph paragraph(String text) {
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(new Text(text));
    return paragraph;
  }

  private static FencedCodeBlock fence(String language, String text) {
    FencedCodeBlock fence = new FencedCodeBlock();
    int longest = 2;
    int length = 0;
    for (char c : text.toCharArray()) {
      length = c == '`' ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    fence.setFenceCharacter("`");
    fence.setOpeningFenceLength(longest + 1);
    fence.setInfo(language);
    fence.setLiteral(text);
    return fence;
  }

  private static TableBlock table(List<Run> runs) {
    TableHead head = new TableHead();
    head.appendChild(row(HEAD, true));
    TableBody body = new TableBody();
    for (Run run : runs) {
      String states = (run.exhaustive() ? "" : "at least ") + Summary.number(run.states());
      String expected = run.expected() == null ? "nothing" : run.expected();
      body.appendChild(row(List.of(run.run(), expected, run.status(), run.fault(), states), false));
    }
    TableBlock table = new TableBlock();
    table.appendChild(head);
    table.appendChild(body);
    return table;
  }

  private static TableRow row(List<String> cells, boolean header) {
    TableRow row = new TableRow();
    for (String text : cells) {
      TableCell cell = new TableCell();
      cell.setHeader(header);
      cell.appendChild(new Text(text.replaceAll("\\s+", " ")));
      row.appendChild(cell);
    }
    return row;
  }
}
