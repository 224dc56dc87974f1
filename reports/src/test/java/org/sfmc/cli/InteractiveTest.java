package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sfmc replay -i}, and where a replay stops. */
class InteractiveTest {
  private static Cli typing(String typed, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    try {
      return sfmc(args);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void makesTheMovesWhoseLettersAreTypedAndTakesThemBack() {
    Cli replay = typing("a\nc\nb\nx\nq\n", "replay", "-i", "again");

    assertEquals(
        """
          a letter makes that move, b goes back, s shows the whole state, q quits
        at the start
          a   reader  vm_page_wire(p0)
        > a
        after step 1
          wire_count(p0) = 1
          ± wire_count(p0) 0 → 1
          a   reader  sf = sf_buf_alloc(p0, SFB_DEFAULT)
        """,
        replay.out().lines().limit(8).reduce("", (a, b) -> a + b + "\n"));
    assertTrue(replay.out().contains("`x` is none of these"), replay::out);
    assertEquals("", replay.err());
    assertEquals(0, replay.code());
  }

  @Test
  void goesBackToWhereItWas() {
    Cli there = typing("a\nq\n", "replay", "-i", "dup", "--schedule", "hog*2");
    Cli andBack = typing("a\nc\nb\nq\n", "replay", "-i", "dup", "--schedule", "hog*2");

    assertEquals("--schedule 'hog*3'", there.lastLine());
    assertEquals(there.lastLine(), andBack.lastLine());
    String atTheEnd = there.out().substring(there.out().indexOf("after step 3"));
    assertTrue(andBack.out().endsWith(atTheEnd), andBack::out);
  }

  @Test
  void endsWithItsInput() {
    Cli replay = typing("a\na", "replay", "-i", "dup");

    assertEquals("--schedule 'hog*2'", replay.lastLine());
    assertEquals(0, replay.code());
  }

  @Test
  void atTheStartThereIsNoWayBack() {
    assertTrue(typing("b\n", "replay", "-i", "dup").out().contains("  this is the start\n"));
  }

  @Test
  void showsTheWholeState() {
    Cli replay = typing("s\n", "replay", "-i", "dup");

    assertTrue(replay.out().contains("\n  sf_buf_freelist {K0 K1}\n"), replay::out);
  }

  @Test
  void saysWhatBreaksAndWhoWaits() {
    String schedule = witness();

    Cli replay =
        typing("", "replay", "-i", "wait", "--run", "bug=no_wakeup", "--schedule", schedule);

    assertTrue(replay.out().contains("  ✗ no_lost_wakeup: "), replay::out);
    assertTrue(replay.out().contains("  nothing can be done\n"), replay::out);
    assertTrue(replay.out().contains("waiter waits: asleep on sf_buf_freelist"), replay::out);
  }

  private static String witness() {
    String check = sfmc("check", "wait", "--run", "bug=no_wakeup", "--traces").out();
    int from = check.indexOf("--schedule '") + "--schedule '".length();
    return check.substring(from, check.indexOf('\'', from));
  }

  /** Every letter of every state on the way is tried, so that what is offered can be done. */
  @Test
  void whatIsOfferedCanBeDone() {
    String prefix = "";
    for (int step = 0; step < 6; step++) {
      Cli at = typing("", "replay", "-i", "catch", "--schedule", prefix);
      String menu = at.out();
      var words =
          menu.lines()
              .filter(l -> l.matches("  [a-z]+ +\\S+  .*"))
              .filter(l -> !l.startsWith("  a letter"))
              .map(l -> l.strip().split(" +")[1])
              .toList();
      assertTrue(!words.isEmpty(), menu);
      for (String word : words) {
        Cli next = sfmc("replay", "catch", "--schedule", (prefix + " " + word).strip());
        assertEquals(0, next.code(), next.err());
      }
      prefix = (prefix + " " + words.get(step % words.size())).strip();
    }
  }

  @Test
  void stopsAfterSoManySteps() {
    Cli whole = sfmc("replay", "dup", "--schedule", "hog*2 a");
    Cli cut = sfmc("replay", "dup", "--schedule", "hog*2 a*2 b*2", "--until", "3");

    assertEquals(whole, cut);
  }

  @Test
  void stopsWhereAConditionBecomesTrue() {
    String schedule = "hog*4 a*5 b*3 hog*6 b";

    Cli replay = sfmc("replay", "dup", "--schedule", schedule, "--break", "refs(p1) > 0");

    assertTrue(replay.out().contains("  refs(p1) > 0 is true after step 4\n"), replay::out);
    Cli until = sfmc("replay", "dup", "--schedule", schedule, "--until", "4");
    assertEquals(until.out(), replay.out().replace("  refs(p1) > 0 is true after step 4\n", ""));
  }

  /** Asking must not make other steps of the run than the schedule was made for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a:sf == NULL && done(a)", "pinned(a)", "queued(hog)", "asleep(b) && asleep(a)"})
  void askingChangesNoStep(String question) {
    String schedule = "hog*4 a*5 b*3 hog*6 b";
    Cli plain = sfmc("replay", "dup", "--schedule", schedule);

    Cli asked = sfmc("replay", "dup", "--schedule", schedule, "--break", question);

    String line = "  " + question + " is true in no state of this run\n";
    assertEquals("", asked.err());
    assertEquals(plain.out(), asked.out().replace(line, ""));
  }

  @Test
  void aConditionAndAPlaceToChooseFrom() {
    Cli replay =
        typing("", "replay", "-i", "dup", "--schedule", "hog*10", "--break", "wired(p2) == 1");

    assertEquals("--schedule 'hog*2'", replay.lastLine());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--break refs(p9)>0 | unknown page `p9`",
        "--break refs(p0)> | error[E001]",
        "--break executed(a:A) | thread `a` has no label `A`",
        "--break held(p0)>0 | `held(p0)` is kept only where the file asks for it",
        "--until 2 | --until takes a number from 0 to 1, the steps of the schedule: 2",
        "--until -1 | --until takes a number from 0 to 1"
      })
  void aMistakeIsExplained(String options, String hint) {
    Cli cli = sfmc(("replay dup --schedule a " + options.strip()).split(" "));

    assertEquals("", cli.out());
    assertTrue(cli.err().contains(hint), cli::err);
    assertEquals(2, cli.code());
  }
}
