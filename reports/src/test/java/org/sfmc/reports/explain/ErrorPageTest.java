package org.sfmc.reports.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.checker.run.Coverage;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.cli.Cli;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Scenario;

/** What the pages show is what happens. */
class ErrorPageTest {
  private static final String MACHINE = "machine { pages = p0; %s }\n";

  private static final String AROUND =
      """
      SFBUF example
      "An example of the manual."
      %s
      thread t @ cpu0 {
          int n = 0;
          vm_page_wire(p0);
      A:  n = vm_page_unwire(p0);
      }
      thread u @ cpu1 { vm_page_wire(p0); vm_page_unwire(p0); }
      %s
      """;

  private static final String IN_A_THREAD =
      """
      SFBUF example
      "An example of the manual."
      machine { pages = p0; }
      thread t @ cpu0 {
          vm_page_wire(p0);
      %s
          vm_page_unwire(p0);
      }
      """;

  @TempDir private Path folder;

  @Test
  void everyCodeHasOnePage() {
    assertEquals(
        Arrays.asList(ErrorCode.values()), ErrorPage.all().stream().map(ErrorPage::code).toList());
  }

  @Test
  void noLineIsTooWide() {
    List<String> wide =
        ErrorPage.all().stream()
            .flatMap(page -> page.print().lines())
            .filter(line -> line.length() > 140)
            .toList();

    assertEquals(List.of(), wide);
  }

  @TestFactory
  Stream<DynamicTest> theExampleProvokesItAndTheCorrectionDoesNot() {
    return ErrorPage.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.code().name(), () -> check(page)));
  }

  private void check(ErrorPage page) throws IOException {
    String code = "[" + page.code() + "]";
    String wrong = said(page, page.wrong());
    String right = said(page, page.right());

    assertTrue(wrong.contains(code + ": "), () -> "not " + code + ":\n" + wrong);
    assertTrue(!right.contains(code), () -> "still " + code + ":\n" + right);
    assertTrue(!right.contains("error["), () -> "an error:\n" + right);
  }

  /** Everything that loading and searching says of a fragment. */
  private String said(ErrorPage page, String fragment) throws IOException {
    Path file = folder.resolve("example.litmus");
    String included = page.place().equals("included") ? fragment : "param SPARE = 1;";
    Files.writeString(folder.resolve("more.inc"), included + "\n");
    Files.write(file, bytes(text(page.place(), fragment)));
    Loaded loaded = ScenarioFile.load(file, "example.litmus", ModelVocabulary.get());
    Cli lint = Cli.sfmc("lint", file.toString());
    return loaded.render()
        + loaded.scenario().map(ErrorPageTest::searched).orElse("")
        + (page.code().name().startsWith("W") ? lint.out() + lint.err() : "");
  }

  private static String searched(Scenario scenario) {
    StringBuilder said = new StringBuilder();
    List<Result> results =
        Runs.of(scenario, ModelVocabulary.get()).stream()
            .flatMap(run -> result(scenario, run, said))
            .toList();
    return said + (results.isEmpty() ? "" : Coverage.warnings(results));
  }

  private static Stream<Result> result(Scenario scenario, RunConfig run, StringBuilder said) {
    try {
      return Stream.of(Runner.run(Compiler.compile(scenario, run), Options.defaults()))
          .filter(result -> result.exploration().states() > 0);
    } catch (UnsupportedInRun e) {
      said.append(e.render(scenario, run.id()));
      return Stream.of();
    }
  }

  private static String text(String place, String fragment) {
    return switch (place) {
      case "thread" -> IN_A_THREAD.formatted(fragment);
      case "machine" -> AROUND.formatted(MACHINE.formatted(fragment), "");
      case "included" -> AROUND.formatted(MACHINE.formatted(""), "include \"more.inc\";");
      case "file" -> fragment + "\n";
      default -> AROUND.formatted(MACHINE.formatted(""), fragment);
    };
  }

  /** The text in UTF-8, with single bytes where it has them written out. */
  private static byte[] bytes(String text) {
    Matcher written = Pattern.compile("\\\\x([0-9a-f]{2})").matcher(text);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!written.find()) {
      return utf8;
    }
    String latin = new String(utf8, StandardCharsets.ISO_8859_1);
    return written
        .reset(latin)
        .replaceAll(m -> "" + (char) Integer.parseInt(m.group(1), 16))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
