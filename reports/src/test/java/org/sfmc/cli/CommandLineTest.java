package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  /** Whether it holds depends on what the assertion says. */
  private static final String RACE =
      """
      SFBUF race
      "Two threads write one word."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread one @ cpu0 {
          vm_page_wire(p0);
          vm_page_unwire(p0);
          x = 1;
      A:  assert(x == 1);
      }
      thread two @ cpu0 {
          x = 2;
      }
      env { migrate none; }
      invariant passed: executed(one:A) ==> x > 0;
      """;

  private static final String ENDLESS =
      """
      SFBUF endless
      "A counter without end."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread a @ cpu0 {
          vm_page_wire(p0);
          vm_page_unwire(p0);
          while (x >= 0)
              x = x + 1;
      }
      env { migrate none; }
      expect ok;
      """;

  private static final String CAUGHT = RACE + "expect violation of assert at one:A;\n";
  private static final String FAILING = RACE + "expect ok;\n";
  private static final String[] NO_ARGUMENTS = {};

  @TempDir private Path folder;

  @Test
  void zeroWhereEveryRunIsAsExpected() throws IOException {
    Cli check = sfmc("check", file("race", CAUGHT));

    assertEquals("", check.err());
    assertEquals(
        "1 run of 1 scenario: 1 pass, 0 fail, 0 incomplete.  11 states.", check.lastLine());
    assertEquals(0, check.code());
  }

  @Test
  void oneWhereARunIsNotAsExpected() throws IOException {
    Cli check = sfmc("check", file("race", FAILING));

    assertEquals("", check.err());
    assertTrue(check.out().contains("FAIL  race\n\n  assert is violated at one:A\n"), check::out);
    assertEquals(1, check.code());
  }

  @Test
  void oneWhereAnExpectedViolationIsNotFound() throws IOException {
    Cli check = sfmc("check", file("race", CAUGHT.replace("x = 2", "x = 1")));

    assertTrue(
        check.out().contains("expected a violation of assert at one:A, but it holds"), check::out);
    assertEquals(1, check.code());
  }

  @Test
  void twoWhereAScenarioIsWrong() throws IOException {
    Cli check = sfmc("check", file("race", CAUGHT.replace("x = 2", "y = 2")));

    assertEquals("", check.out());
    assertTrue(check.err().startsWith("error[E"), check::err);
    assertEquals(2, check.code());
  }

  @Test
  void threeWhereALimitIsHit() throws IOException {
    Cli check = sfmc("check", file("endless", ENDLESS));

    assertTrue(
        check.out().contains("  x = 256 is outside -128..255: nothing is proved\n"), check::out);
    assertEquals(
        "1 run of 1 scenario: 0 pass, 0 fail, 1 incomplete.  770 states.", check.lastLine());
    assertEquals(3, check.code());
  }

  @Test
  void aMismatchOutweighsALimitAndAnErrorBoth() throws IOException {
    file("race", FAILING);
    file("endless", ENDLESS);

    assertEquals(1, sfmc("check", folder.toString()).code());

    file("broken", "SFBUF broken\nthread");
    assertEquals(2, sfmc("check", folder.toString()).code());
  }

  @Test
  void fourWhereAReplayDiverges() throws IOException {
    Cli replay = sfmc("replay", file("race", FAILING), "--schedule", "two*2");

    assertEquals("", replay.out());
    assertEquals(
        "replay diverged at step 2: the schedule wants 'two', but two is done; possible here: one\n",
        replay.err());
    assertEquals(4, replay.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chekc                  | Did you mean: sfmc check",
        "check --strikt         | Unknown option: '--strikt'",
        "check nowiat           | did you mean `nowait`?",
        "list invariant         | did you mean `invariants`?",
        "check nowait --run nowit | did you mean `nowait`?",
        "check --grain oops     | --grain is one of `call`, `lock`, `op`, not `oops`",
        "check --max-states 0   | --max-states takes a number from 1: 0",
        "check --max-time -1    | --max-time takes a number of seconds, or 0 for no limit: -1",
        "check --width 3        | --width takes a number from 40: 3",
        "replay nowait          | replay needs a schedule: --schedule 'a*5 b'",
      })
  void aMistakeIsExplained(String command, String hint) {
    Cli cli = sfmc(command.strip().split(" +"));

    assertEquals("", cli.out());
    assertTrue(cli.err().contains(hint), cli::err);
    assertEquals(2, cli.code());
  }

  @Test
  void aRunThatCannotBeAskedStopsNoOther() throws IOException {
    String question = "reachable mapped: refs(p0) == 0;\n";
    file("asks", CAUGHT.replace("race", "asks") + question + "expect ok with impl = direct_map;\n");
    file("race", CAUGHT);

    Cli check = sfmc("check", folder.toString());

    assertTrue(check.err().startsWith("error[E049]: `refs` asks about buffers"), check::err);
    assertTrue(
        check.lastLine().startsWith("2 runs of 2 scenarios: 2 pass, 0 fail, "), check::lastLine);
    assertEquals(2, check.code());
  }

  @Test
  void aFolderOfTheCorpusHasAShortName() {
    Cli shortly = sfmc("check", "callers");

    assertEquals(sfmc("check", "scenarios/corpus/callers"), shortly);
    assertEquals(0, shortly.code());
    assertTrue(sfmc("check", "calers").err().contains("did you mean `callers`?"));
  }

  @Test
  void withoutArgumentsItShowsHowToBegin() {
    Cli cli = sfmc(NO_ARGUMENTS);

    assertTrue(cli.out().startsWith("Usage: sfmc"), cli::out);
    assertTrue(cli.out().endsWith(Main.EXAMPLES), cli::out);
    assertEquals(0, cli.code());
  }

  @Test
  void theCorpusCheckedTwiceGivesTheSameBytes() {
    Cli first = sfmc("check", "--traces");
    Cli second = sfmc("check", "--traces");

    assertEquals(first, second);
    assertEquals("", first.err());
  }

  @ParameterizedTest
  // Quietly: the table of runs is as wide as the longest run id makes it.
  @ValueSource(strings = {"", " -v", " -v --grain op"})
  void noLineOfATraceIsWiderThanTheStyleSays(String options) {
    String command = "check -q --traces" + options;

    List<String> tooWide = wider(sfmc(command.split(" ")).out(), 120);

    assertEquals(List.of(), tooWide);
  }

  @Test
  void aTraceOfThreeThreadsFitsIntoLessToo() throws IOException {
    String scenario = file("race", FAILING + "thread three @ cpu0 { x = 3; }\n");

    Cli replay = sfmc("replay", scenario, "--width", "60", "--schedule", "one*3 two three one");

    assertEquals(List.of(), wider(replay.out(), 60));
    assertEquals("  ✗ assert: assert(x == 1) is false", replay.lastLine());
  }

  private static List<String> wider(String text, int columns) {
    return text.lines()
        // A command to copy is one line, whatever its length; so is a line of the source and its
        // label.
        .filter(l -> !l.matches(" +[|] .*\\^ .*"))
        .filter(l -> !l.contains("--schedule '") && !l.contains("sfmc replay"))
        .filter(l -> l.codePointCount(0, l.length()) > columns)
        .toList();
  }

  @Test
  void asciiOutputIsAscii() {
    for (String options : List.of("check --traces --ascii", "check --traces --ascii -v")) {
      String out = sfmc(options.split(" ")).out();
      assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(out), () -> nonAscii(out));
    }
  }

  private static String nonAscii(String text) {
    return text.lines()
        .filter(l -> !StandardCharsets.US_ASCII.newEncoder().canEncode(l))
        .toList()
        .toString();
  }

  @Test
  void outputNamesNoAbsolutePath() throws IOException {
    Path traces = folder.resolve("traces");
    String absolute = Path.of("").toAbsolutePath().getParent().toString();

    Cli check = sfmc("check", "--traces", "--trace-dir", traces.toString());

    assertFalse((check.out() + check.err()).contains(absolute));
    try (Stream<Path> saved = Files.list(traces)) {
      List<Path> files = saved.toList();
      assertFalse(files.isEmpty());
      for (Path file : files) {
        assertFalse(Files.readString(file).contains(absolute), file::toString);
      }
    }
  }

  @Test
  void aSavedTraceEndsAsTheRunThatWasSaved() throws IOException {
    String saved = savedTrace();

    Cli replay = sfmc("replay", saved);

    assertEquals("", replay.err());
    assertEquals("  ✗ assert: assert(x == 1) is false", replay.lastLine());
    assertEquals(0, replay.code());
  }

  @Test
  void aTraceOfAnotherVersionIsTriedAnyway() throws IOException {
    String saved = savedTrace();
    String scenario = file("race", CAUGHT.replace("x = 2", "x = 3"));

    Cli replay = sfmc("replay", saved);

    assertEquals("recorded for another version of " + scenario + "; trying anyway\n", replay.err());
    assertEquals("  ✗ assert: assert(x == 1) is false", replay.lastLine());
    assertEquals(0, replay.code());
  }

  @Test
  void aTraceThatIsNoneSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("a.trace.json"), "{}");

    Cli replay = sfmc("replay", file.toString());

    assertEquals(file + ": is no trace of schema sfmc-trace-1\n", replay.err());
    assertEquals(2, replay.code());
  }

  @Test
  void theCommandThatATraceEndsWithReplaysIt() throws IOException {
    String scenario = file("race", FAILING);
    String out = sfmc("check", scenario, "--grain", "op").out();
    String command = out.substring(out.indexOf("sfmc replay "), out.indexOf("'\n\n1 run") + 1);

    Cli replay = sfmc(ShellWords.of(command).stream().skip(1).toArray(String[]::new));

    assertEquals("", replay.err());
    assertEquals("  ✗ assert: assert(x == 1) is false", replay.lastLine());
  }

  @Test
  void aScheduleThatBreaksNothingSaysSo() throws IOException {
    Cli replay = sfmc("replay", file("race", FAILING), "--schedule", "one*2 two");

    assertEquals("  nothing is violated", replay.lastLine());
    assertEquals(0, replay.code());
  }

  @Test
  void eachGrainIsUnderstood() throws IOException {
    String scenario = file("race", CAUGHT);

    assertEquals(0, sfmc("check", scenario, "--grain", "op").code());
    assertEquals(0, sfmc("check", scenario, "--grain", "lock").code());
  }

  @Test
  void quietPrintsTheLastLineOnly() throws IOException {
    assertEquals(
        "1 run of 1 scenario: 1 pass, 0 fail, 0 incomplete.  11 states.\n",
        sfmc("check", "-q", file("race", CAUGHT)).out());
  }

  @Test
  void quietStillPrintsFailures() throws IOException {
    assertTrue(sfmc("check", "-q", file("race", FAILING)).out().startsWith("FAIL  race\n"));
  }

  @Test
  void aScenarioThatExpectsNothingShowsHowItCanEnd() throws IOException {
    Cli check = sfmc("check", file("race", RACE.replace("assert(x == 1)", "x = x")));

    assertTrue(check.out().contains("race: nothing was asserted.  2 outcomes in "), check::out);
    assertEquals(0, check.code());
  }

  @Test
  void strictlyAScenarioMustExpectSomething() throws IOException {
    String scenario = file("race", RACE);

    Cli check = sfmc("check", "--strict", scenario);

    assertEquals(
        scenario
            + ":1:7: error: race expects nothing\n"
            + "  = help: say what it shows, such as `expect ok;`\n",
        check.err());
    assertEquals(2, check.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenarios", "runs", "invariants", "bugs", "impls", "errors"})
  void everyListHasLines(String what) {
    Cli list = sfmc("list", what);

    assertTrue(list.out().lines().count() >= 2, list::out);
    assertEquals("", list.err());
    assertEquals(0, list.code());
  }

  private String savedTrace() throws IOException {
    sfmc("check", file("race", CAUGHT), "--trace-dir", folder.resolve("traces").toString());
    return folder.resolve("traces").resolve("race.trace.json").toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".litmus"), text).toString();
  }
}
