package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.Repository;

/** {@code sfmc check --engine lincheck} and {@code both}. */
@Tag("lincheck")
class SecondEngineTest {
  private static final Pattern VERDICT =
      Pattern.compile(
          "(exhausted|bounded  |violated  [a-z_, ]+) \\([0-9]+ interleavings, [0-9]+ switches"
              + "(; at most 1 migrations)?\\)");

  /** A run that nobody expects to fail, and that does. */
  private static final String SURPRISE =
      """
      SFBUF surprise
      "Two threads write one word."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread one @ cpu0 {
          x = 1;
      A:  assert(x == 1);
      }
      thread two @ cpu0 {
          x = 2;
      }
      env { migrate none; }
      expect ok;
      """;

  private static final String HARMLESS =
      SURPRISE.replace("surprise", "harmless").replace("A:  assert(x == 1);", "");

  @TempDir private Path folder;

  @Test
  void exhaustedWhereLincheckHasEndedItsSearch() throws IOException {
    Cli check = sfmc("check", "--engine", "lincheck", file("harmless", HARMLESS));

    assertEquals(List.of("exhausted", "exhausted"), verdicts(check), check::out);
    assertEquals(0, check.code());
  }

  @Test
  void boundedWhereItHasNot() throws IOException {
    Cli check =
        sfmc("check", "--engine", "both", file("harmless", HARMLESS), "--interleavings", "5");
    assertEquals(0, check.code(), "the search has ended");
    check =
        sfmc("check", "--engine", "lincheck", file("harmless", HARMLESS), "--interleavings", "5");

    assertEquals(List.of("bounded", "bounded"), verdicts(check), check::out);
    assertTrue(check.out().contains("steps     bounded   (5 interleavings, "), check::out);
    assertEquals(3, check.code());
  }

  @Test
  void violatedWithARunThatTheSearchFollowsAndLinchecksOwnAccount() throws IOException {
    Cli check =
        sfmc(
            words(
                "check --engine lincheck wait --run bug=no_wakeup --trace-dir "
                    + quoted("traces")));

    assertEquals(List.of("violated", "violated"), verdicts(check), check::out);
    assertTrue(check.out().contains("steps     violated  no_lost_wakeup ("), check::out);
    assertTrue(check.out().contains("┄┄┄ switch to "), check::out);
    assertTrue(check.out().contains("\n  replayed: no_lost_wakeup: "), check::out);
    assertEquals(0, check.code(), "it is expected");
    for (String how : List.of("steps", "accesses")) {
      String account =
          Files.readString(folder.resolve("traces/wait.bug=no_wakeup." + how + ".lincheck.txt"));
      assertTrue(account.contains("| Thread 1") || account.contains("Thread 1  "), account);
      assertTrue(account.contains("switch"), account);
    }
  }

  @Test
  void oneWhereTheViolationIsNotExpected() throws IOException {
    Cli check = sfmc("check", "--engine", "lincheck", file("surprise", SURPRISE));

    assertTrue(check.out().contains("violated  assert ("), check::out);
    assertEquals(1, check.code());
  }

  @Test
  void bothSayTheSame() throws IOException {
    Cli check =
        sfmc(
            words(
                "check --engine both wait --run bug=no_wakeup --interleavings 100 --trace-dir "
                    + quoted("traces")));

    assertFalse(check.out().contains("disagree"), check::out);
    assertEquals(List.of("violated", "violated"), verdicts(check), check::out);
    assertTrue(check.lastLine().startsWith("1 run of 1 scenario: 1 pass"), check::lastLine);
    assertEquals(0, check.code());
    Set<String> kept;
    try (Stream<Path> files = Files.list(folder.resolve("traces"))) {
      kept =
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
    assertEquals(
        Set.of(
            "index.html",
            "wait.bug=no_wakeup.trace.json",
            "wait.bug=no_wakeup.html",
            "wait.bug=no_wakeup.steps.lincheck.txt",
            "wait.bug=no_wakeup.accesses.lincheck.txt"),
        kept);
  }

  @Test
  void theCommandsOfThePageDoWhatItSays() throws IOException {
    String page = Files.readString(Repository.ROOT.resolve("docs/lincheck.md"));
    String own = page.substring(page.indexOf("## Your own change"));
    String scenario = own.substring(own.indexOf("```c\n") + 5, own.indexOf("```\n\n    sfmc"));
    file("change", scenario);
    List<Cli> checks =
        own.lines()
            .filter(line -> line.startsWith("    sfmc "))
            .map(
                line ->
                    line.strip()
                        .replace("sfmc ", "")
                        .replace("change.litmus", quoted("change.litmus")))
            .map(line -> sfmc(words(line.replace("traces", quoted("own")))))
            .toList();

    assertEquals(2, checks.size());
    assertEquals(List.of(0, 0), checks.stream().map(Cli::code).toList(), checks::toString);
    assertEquals("exhausted", verdicts(checks.get(0)).get(0));
    assertEquals(2, Files.list(folder.resolve("own")).count());
  }

  /** The first words of the verdicts; each verdict says how far the search went. */
  private static List<String> verdicts(Cli check) {
    return check
        .out()
        .lines()
        .filter(line -> line.contains(" steps  ") || line.contains(" accesses  "))
        .peek(line -> assertTrue(VERDICT.matcher(line).find(), line))
        .map(line -> line.replaceFirst(".* (steps|accesses) +", "").replaceFirst(" .*", ""))
        .toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".litmus"), text).toString();
  }

  /** A path, as a word that may have blanks in it. */
  private String quoted(String name) {
    return "'" + folder.resolve(name) + "'";
  }

  private static String[] words(String command) {
    return ShellWords.of(command).toArray(String[]::new);
  }
}
