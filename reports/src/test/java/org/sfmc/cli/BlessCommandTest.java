package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlessCommandTest {
  private static final String PINS =
      """
      SFBUF pins
      "A thread that pins."

      machine { pages = p0; }

      param UNPINS = 1;

      thread a @ cpu0 {
          vm_page_wire(p0);
          vm_page_unwire(p0);
          sched_pin();
          if (UNPINS == 1)
              sched_unpin();
      }

      env { migrate none; }

      expect ok { states = 1; depth = 1; }     // small
      expect violation of returns_unpinned with UNPINS = 0;
      """;

  @TempDir private Path folder;

  @Test
  void writesNumbersThatAreThereAndShowsWhatChanged() throws IOException {
    Path file = write(PINS);

    Cli bless = bless(file.toString());

    assertEquals(0, bless.code(), bless::err);
    assertEquals(
        PINS.replace("states = 1; depth = 1;", "states = 4; depth = 3;"), Files.readString(file));
    assertTrue(bless.out().startsWith("--- " + file + "\n+++ " + file + "\n@@ "), bless::out);
    assertTrue(bless.out().contains("\n-expect ok { states = 1; depth = 1; }     // small\n"));
    assertTrue(bless.out().contains("\n+expect ok { states = 4; depth = 3; }     // small\n"));
    assertEquals(0, Cli.sfmc("check", file.toString()).code());
    assertEquals(new Cli(0, "", ""), bless(file.toString()));
  }

  @Test
  void addsNumbersWhereItIsAskedTo() throws IOException {
    Path file = write(PINS.replace(" { states = 1; depth = 1; }     ", ";" + " ".repeat(30)));

    bless(file.toString());
    assertFalse(Files.readString(file).contains("states"));
    bless("--add", file.toString());

    assertTrue(
        Files.readString(file).contains("expect ok { states = 4; outcomes = 1; }     // small\n"));
    assertTrue(Files.readString(file).contains("returns_unpinned with UNPINS = 0;\n"));
  }

  @Test
  void neverChangesAVerdict() throws IOException {
    String text = PINS.replace("UNPINS = 1;", "UNPINS = 2;");
    Path file = write(text);

    Cli bless = bless(file.toString());

    assertEquals(
        new Cli(1, "", "pins: returns_unpinned is violated at a; bless changes no verdict\n"),
        bless);
    assertEquals(text, Files.readString(file));
  }

  @Test
  void refusesInContinuousIntegration() throws IOException {
    Path file = write(PINS);

    Cli bless = Cli.sfmc("bless", "--ci", "true", file.toString());

    assertEquals(
        new Cli(2, "", "CI is set, and numbers are blessed by people; `--check` compares them\n"),
        bless);
    assertEquals(PINS, Files.readString(file));
  }

  @Test
  void checkWritesNothing() throws IOException {
    Path file = write(PINS);

    Cli bless = Cli.sfmc("bless", "--check", "--ci", "true", file.toString());

    assertEquals(1, bless.code());
    assertTrue(bless.out().contains("+expect ok { states = 4; depth = 3; }"), bless::out);
    assertEquals(PINS, Files.readString(file));
  }

  @Test
  void anErrorStopsIt() throws IOException {
    Path file = write(PINS.replace("sched_pin", "sched_pni"));

    Cli bless = bless(file.toString());

    assertEquals(2, bless.code());
    assertTrue(bless.err().startsWith("error[E021]"), bless::err);
  }

  @Test
  void theCountsOfTheCorpusAreOnFile() {
    assertEquals(new Cli(0, "", ""), bless("--check"));
    assertEquals(new Cli(0, "", ""), bless("--check", "share", "signals"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("pins.litmus"), text);
  }

  /** As at a desk, wherever the tests run. */
  private static Cli bless(String... arguments) {
    List<String> all = new ArrayList<>(List.of("bless", "--ci", ""));
    all.addAll(List.of(arguments));
    return Cli.sfmc(all.toArray(String[]::new));
  }
}
