package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.parse.Lexeme;
import org.sfmc.scenarios.syntax.Scenario;

/** The canonical form says what the text says, has its comments, and is its own form. */
class FormatterTest {
  private static final Path UNTIDY = Path.of("src", "test", "resources", "format", "untidy.litmus");
  private static final List<String> BETWEEN =
      List.of(" ", " ", " ", "  ", "\n", "\n\n", "\n \n", " /* c */ ", " // d\n", "\n// e\n\n");

  /** {@code -Dbless=true} rewrites the corpus; read the difference before you commit it. */
  @TestFactory
  Stream<DynamicTest> theCorpusIsInCanonicalForm() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("corpus", "bench")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        found.filter(f -> f.toString().endsWith(ScenarioFile.SUFFIX)).sorted().forEach(files::add);
      }
    }
    return files.stream()
        .map(f -> DynamicTest.dynamicTest(f.toString(), f.toUri(), () -> checkFile(f, f)));
  }

  @Test
  void commentsStayWhereTheyBelong() throws IOException {
    checkFile(UNTIDY, UNTIDY.resolveSibling("untidy.formatted"));
    keepsWhatItSays(Files.readString(UNTIDY));
  }

  private static void checkFile(Path file, Path expected) throws IOException {
    String form = Formatter.format(Files.readString(file));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, form);
    }
    assertEquals(form, Files.readString(expected));
  }

  @Test
  void anyFileWithoutErrorsKeepsWhatItSays() throws IOException {
    for (Path file : ScenarioTexts.all()) {
      String text = ScenarioTexts.text(file);
      if (Syntax.findings(text).isEmpty()) {
        keepsWhatItSays(text);
      }
    }
  }

  @Property(tries = 300)
  void aPrintKeepsWhatItSays(@ForAll("scenarios") Scenario scenario) {
    keepsWhatItSays(Printer.print(scenario));
  }

  /** Spaces, line ends and comments anywhere, sections in any order. */
  @Property(tries = 500)
  void anUntidyTextKeepsWhatItSays(@ForAll("scenarios") Scenario scenario, @ForAll long seed) {
    String text = untidy(Printer.print(scenario), new Random(seed));
    if (Syntax.findings(text).isEmpty()) {
      keepsWhatItSays(text);
    }
  }

  @Test
  void untidyCorpusFilesKeepWhatTheySay() throws IOException {
    Random random = new Random(1);
    int tried = 0;
    for (Path file : ScenarioTexts.all()) {
      String text = ScenarioTexts.text(file);
      for (int i = 0; i < 3 && Syntax.findings(text).isEmpty(); i++) {
        String untidy = untidy(text, random);
        if (Syntax.findings(untidy).isEmpty()) {
          keepsWhatItSays(untidy);
          tried++;
        }
      }
    }
    assertTrue(tried > 100, "only " + tried + " texts were tried");
  }

  @Test
  void onlyTheOrderOfSectionsAndTheSpacesOfLinesChange() {
    assertEquals(
        "SFBUF a\n\nparam A = 1;\nparam LONG = 2;\n\nthread t { return; }\n\nexpect ok;\n",
        Formatter.format("SFBUF a\r\nexpect ok;thread t{return;}\tparam A=1;param LONG=2;"));
  }

  @Test
  void aColumnThatTheAuthorAlignedStaysAligned() {
    assertEquals(
        "SFBUF a\n\nparam A    = 1;\nparam LONG = 2;\nparam B    = 1;\n",
        Formatter.format("SFBUF a\nparam A  = 1;\nparam LONG = 2;\nparam B  = 1;\n"));
  }

  private static void keepsWhatItSays(String text) {
    String form = Formatter.format(text);

    assertEquals(List.of(), Syntax.findings(form), form);
    assertEquals(said(text), said(form), form);
    assertEquals(comments(text), comments(form), form);
    assertEquals(form, Formatter.format(form));
  }

  private static String said(String text) {
    return Syntax.withoutSpans(Syntax.tree(text));
  }

  private static List<String> comments(String text) {
    return Lexeme.of(text).stream()
        .filter(Lexeme::isComment)
        .map(c -> c.text().replaceAll("\\s+", " ").strip())
        .sorted()
        .toList();
  }

  private static String untidy(String text, Random random) {
    List<String> sections = new ArrayList<>(List.of(""));
    int depth = 0;
    boolean inHeader = true;
    for (Lexeme lexeme : Lexeme.of(text)) {
      boolean isEnd = lexeme.is(";") || lexeme.is("}");
      boolean begins = inHeader && lexeme.column() == 1 && !lexeme.is("SFBUF");
      if (begins && lexeme.kind() == Lexeme.Kind.WORD) {
        inHeader = false;
        sections.add("");
      }
      int last = sections.size() - 1;
      String more = lexeme.text() + (lexeme.kind() == Lexeme.Kind.LINE_COMMENT ? "\n" : "");
      String space = BETWEEN.get(random.nextInt(BETWEEN.size()));
      sections.set(last, sections.get(last) + more + space);
      depth += lexeme.is("{") ? 1 : lexeme.is("}") ? -1 : 0;
      if (isEnd && depth == 0) {
        sections.add("");
      }
    }
    if (random.nextBoolean()) {
      // Properties, threads and so on have an order of their own that is kept.
      List<String> rest = sections.subList(1, sections.size());
      Collections.rotate(rest, random.nextInt(3));
    }
    return String.join("", sections);
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Trees.scenarios();
  }
}
