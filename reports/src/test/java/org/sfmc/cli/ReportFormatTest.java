package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.reports.html.TracePage;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.results.Report;

/** What {@code sfmc check} prints for programs and keeps in a folder. */
class ReportFormatTest {
  private static final String WRONG =
      """
      SFBUF wrong
      "It is said to hold, and does not."

      machine { cpus = 1; buffers = 1; pages = p0; }

      thread user @ cpu0 {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          sf_buf_free(sf);
      W:  sf_buf_free(sf);
          vm_page_unwire(p0);
      }

      expect ok;
      """;

  @TempDir private Path folder;

  private String wrong() throws IOException {
    return Files.writeString(folder.resolve("wrong.litmus"), WRONG).toString();
  }

  private static Cli sfmc(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(environment, new PrintWriter(out), new PrintWriter(err), args);
    return new Cli(code, out.toString(), err.toString());
  }

  @Test
  void jsonIsWhatTheSchemaSays() throws IOException {
    Cli whole = Cli.sfmc("check", "--format", "json", "-q");
    Cli wrong = Cli.sfmc("check", wrong(), "--format", "json");

    assertEquals(Set.of(), schema().validate(whole.out(), InputFormat.JSON));
    assertEquals(Set.of(), schema().validate(wrong.out(), InputFormat.JSON));
    assertEquals(ExitCode.MISMATCH, wrong.code());
    JsonObject run = run(wrong);
    assertEquals("FAIL", run.get("status").getAsString());
    assertEquals(10, run.getAsJsonObject("at").get("line").getAsInt());
    assertTrue(
        !schema()
            .validate(wrong.out().replace("\"FAIL\"", "\"FAILED\""), InputFormat.JSON)
            .isEmpty());
  }

  private static JsonObject run(Cli check) {
    JsonObject report = JsonParser.parseString(check.out()).getAsJsonObject();
    return report.getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private static JsonSchema schema() throws IOException {
    try (var in = Report.class.getResourceAsStream("sfmc-results-1.schema.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }
  }

  @Test
  void junitsXmlIsAllThereIs() throws IOException {
    Cli check = Cli.sfmc("check", wrong(), "--format", "junit");

    assertEquals(ExitCode.MISMATCH, check.code());
    assertTrue(check.out().startsWith("<?xml"), check.out());
    assertTrue(check.out().endsWith("</testsuites>\n"), check.out());
    assertTrue(check.out().contains("<failure type=\"FAIL\""), check.out());
  }

  @Test
  void githubIsToldWhereItIsAndAsksForASummary() throws IOException {
    Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
    Map<String, String> github =
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    String file = wrong();

    Cli check = sfmc(github, "check", file);

    assertEquals(ExitCode.MISMATCH, check.code());
    String command = "::error file=" + file + ",line=10,col=5,endColumn=21,title=wrong%3A";
    assertTrue(check.out().contains("\n" + command), check.out());
    assertTrue(check.out().contains("1 run of 1 scenario: 0 pass, 1 fail"), check.out());
    String written = Files.readString(summary);
    assertTrue(written.startsWith("before\n## sfmc check\n"), written);
    assertTrue(written.contains("```mermaid\nsequenceDiagram\n"), written);
    assertEquals(
        sfmc(Map.of(), "check", file).out(), sfmc(github, "check", file, "--format", "text").out());
  }

  @Test
  void anUnknownFormatIsRefusedAndSoIsLincheckForPrograms() {
    Cli unknown = Cli.sfmc("check", "dup", "--format", "xml");
    Cli lincheck = Cli.sfmc("check", "dup", "--format", "json", "--engine", "both");

    assertEquals(
        "--format is one of `text`, `json`, `github`, `junit`, not `xml`\n", unknown.err());
    assertEquals(
        "--format json is of what the search finds, and of nothing else\n", lincheck.err());
    assertEquals(ExitCode.BAD_INPUT, unknown.code());
    assertEquals(ExitCode.BAD_INPUT, lincheck.code());
  }

  @Test
  void tracesAreKeptWithTheirPagesAndAPageOfAll() throws IOException {
    Path kept = folder.resolve("kept");

    Cli check = Cli.sfmc("check", "dup", wrong(), "--trace-dir", kept.toString());

    assertEquals(ExitCode.MISMATCH, check.code());
    try (Stream<Path> files = Files.list(kept)) {
      assertEquals(
          List.of(
              "dup.buffers=2.html",
              "dup.buffers=2.trace.json",
              "index.html",
              "wrong.html",
              "wrong.trace.json"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    String index = Files.readString(kept.resolve("index.html"));
    assertTrue(index.contains("href=\"./dup.buffers=2.html\""), index);
    assertTrue(index.contains("href=\"./wrong.trace.json\""), index);
  }

  @Test
  void twoRunsOfOneNameKeepATraceEach() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other")).resolve("wrong.litmus");
    Files.writeString(other, WRONG.replace("does not", "indeed does not"));
    Path kept = folder.resolve("kept");

    Cli.sfmc("check", wrong(), other.toString(), "--trace-dir", kept.toString());

    assertEquals(
        other.toString(), SavedTrace.load(kept.resolve("wrong.2.trace.json")).scenario().path());
    assertTrue(Files.readString(kept.resolve("wrong.2.html")).contains("indeed does not"));
  }

  @Test
  void aSavedTraceIsRenderedLikeTheRunItself() throws IOException {
    Cli check = Cli.sfmc("check", wrong(), "--trace-dir", folder.toString());
    String trace = folder.resolve("wrong.trace.json").toString();
    Path page = folder.resolve("again.html");

    Cli text = Cli.sfmc("render", trace, "--text");
    Cli html = Cli.sfmc("render", trace, "--html", "-o", page.toString());

    assertTrue(check.out().contains(text.out()), check.out());
    assertEquals(ExitCode.OK, html.code());
    assertEquals(Files.readString(folder.resolve("wrong.html")), Files.readString(page));
    assertEquals(TracePage.print(SavedTrace.load(Path.of(trace))), Files.readString(page));
    for (String format : List.of("--mermaid", "--perfetto", "--itf", "--sarif")) {
      assertTrue(Cli.sfmc("render", trace, format).out().length() > 100, format);
    }
  }

  @Test
  void whatCannotBeRenderedIsSaid() throws IOException {
    String file = wrong();

    assertEquals(
        file + ": is not the JSON of a saved trace\n", Cli.sfmc("render", file, "--html").err());
    assertEquals(ExitCode.BAD_INPUT, Cli.sfmc("render", file).code());
    assertEquals(ExitCode.BAD_INPUT, Cli.sfmc("render", file, "--html", "--sarif").code());
  }
}
