package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every transcript of the README and of the pages under docs, and compares byte for byte.
 *
 * <p>A transcript is a block fenced with {@code console}: lines that begin with {@code $ sfmc} are
 * commands, what follows is all that they print. {@code -Dbless=true} rewrites what they print.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```\n");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (.*(?:\\\\\n.*)*)\n");

  @BeforeAll
  static void runFromTheRoot() {
    System.setProperty("sfmc.home", ROOT.toString());
  }

  @TestFactory
  List<DynamicTest> transcriptsAreTrue() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      String name = ROOT.relativize(page).toString();
      tests.add(DynamicTest.dynamicTest(name, page.toUri(), () -> check(page)));
    }
    return tests;
  }

  @Test
  void theReadmeHasTranscriptsAndFitsItsSize() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    assertTrue(BLOCK.matcher(readme).results().count() >= 3, "the README shows too little");
    assertTrue(readme.lines().count() <= 250, "the README is longer than 250 lines");
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (var docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static void check(Path page) throws IOException {
    String text = Files.readString(page);
    String rerun = BLOCK.matcher(text).replaceAll(m -> Matcher.quoteReplacement(rerun(m.group(1))));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(page, rerun);
    } else {
      assertEquals(rerun, text);
    }
  }

  private static String rerun(String block) {
    StringBuilder out = new StringBuilder("```console\n");
    Matcher command = COMMAND.matcher(block);
    while (command.find()) {
      String line = command.group(1);
      out.append("$ ").append(line).append('\n').append(run(ShellWords.of(line)));
    }
    return out.append("```\n").toString();
  }

  private static String run(List<String> words) {
    assertEquals("sfmc", words.get(0), "transcripts show sfmc only");
    StringWriter both = new StringWriter();
    PrintWriter writer = new PrintWriter(both);
    Main.run(writer, writer, words.subList(1, words.size()).toArray(String[]::new));
    return both.toString();
  }
}
