package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sfmc check --coverage}. */
class CoverageOptionTest {
  private static final String LONELY =
      """
      SFBUF lonely
      "One thread and one page: little is executed."
      machine { cpus = 1; pages = p0; }
      thread user {
          vm_page_wire(p0);
          vm_page_unwire(p0);
      }
      expect ok;
      """;

  @TempDir private Path home;

  @Test
  void ofTheCorpusEveryPointIsExecuted() {
    Cli check = sfmc("check", "-q", "--coverage");

    assertEquals("", check.err());
    assertTrue(
        check
            .lastLine()
            .matches(
                "(\\d+) of \\d+ program points of the implementations executed, \\d+ that cannot"
                    + " be\\."),
        check::lastLine);
    assertEquals(0, check.code());
  }

  @Test
  void aCorpusThatExecutesTooLittleFailsStrictlyAndIsToldOfOtherwise() throws IOException {
    Cli strict = inLonely("check", "--strict");
    Cli told = inLonely("check", "--coverage");
    Cli plain = inLonely("check");

    assertTrue(strict.err().contains("coverage: SubrSfbuf.alloc:"), strict::err);
    assertEquals(2, strict.code());
    assertEquals(strict.err(), told.err());
    assertEquals(0, told.code());
    assertEquals("", plain.err());
    assertEquals(0, plain.code());
  }

  @Test
  void aPartOfTheCorpusIsNotJudged() {
    assertEquals(0, sfmc("check", "again", "--strict").code());

    Cli coverage = sfmc("check", "again", "--coverage");

    assertEquals(
        "--coverage is of the whole corpus: no path, no --run, no limit, no other engine with it\n",
        coverage.err());
    assertEquals(2, coverage.code());
  }

  private Cli inLonely(String... args) throws IOException {
    Path corpus = Files.createDirectories(home.resolve("scenarios/corpus"));
    Files.writeString(corpus.resolve("lonely.litmus"), LONELY);
    String before = System.getProperty("sfmc.home");
    System.setProperty("sfmc.home", home.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try {
      int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
      return new Cli(code, out.toString(), err.toString());
    } finally {
      if (before == null) {
        System.clearProperty("sfmc.home");
      } else {
        System.setProperty("sfmc.home", before);
      }
    }
  }
}
