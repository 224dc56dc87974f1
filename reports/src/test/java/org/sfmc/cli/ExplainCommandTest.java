package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sfmc.Repository;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;

/** {@code sfmc explain}. */
class ExplainCommandTest {
  @Test
  void aCodeHasAnExampleAndItsCorrection() {
    Cli explain = sfmc("explain", "e012");

    assertEquals(
        """
        error[E012]: there is no such flag

        sf_buf_alloc takes the flags SFB_DEFAULT, SFB_CATCH, SFB_CPUPRIVATE and SFB_NOWAIT, joined by |. A parameter can stand for
        a flag, and then every value of it is one.

        For example, in a thread:

            struct sf_buf *sf = sf_buf_alloc(p0, SFB_WAIT);
            sf_buf_free(sf);

        Instead:

            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            sf_buf_free(sf);
        """,
        explain.out());
    assertEquals("", explain.err());
    assertEquals(0, explain.code());
  }

  @Test
  void everyInvariantSaysHowItIsJudgedAndWhatBreaksIt() {
    for (String name : Invariants.names()) {
      Cli explain = sfmc("explain", name);

      assertEquals(0, explain.code(), explain.err());
      assertTrue(explain.out().startsWith(name + ": "), explain::out);
      assertTrue(explain.out().contains("\n  judged      "), explain::out);
      assertTrue(explain.out().contains("\n  broken by   "), explain::out);
      assertTrue(!explain.out().contains("no run of the corpus"), explain::out);
      assertEquals(List.of(), explain.out().lines().filter(l -> l.length() > 120).toList());
    }
  }

  @Test
  void anInvariantNamesTheCellsThatItLooksAt() {
    assertEquals(
        """
        want_counts_sleepers: sf_buf_alloc_want is the number of threads in the sleep

          watched     in every run
          judged      in every state
        """,
        sfmc("explain", "want_counts_sleepers").out().lines().limit(4).collect(lines()));
    String looks =
        sfmc("explain", "want_counts_sleepers")
            .out()
            .lines()
            .filter(l -> l.startsWith("  looks at"))
            .findFirst()
            .orElseThrow();
    assertTrue(looks.contains("sf_buf_alloc_want"), looks);
    assertTrue(sfmc("explain", "wire_count").out().contains("here vm_page_unwire(p0)\n"));
  }

  /** One set of facts, two pages. */
  @Test
  void aBugSaysWhatTheCatalogueSays() throws IOException {
    Map<String, String> rows =
        Files.readAllLines(Repository.ROOT.resolve("docs/bugs.md")).stream()
            .filter(line -> line.startsWith("| `") && line.contains("/gallery/"))
            .collect(Collectors.toMap(line -> line.split("`")[1], Function.identity()));
    assertEquals(Bugs.all().size(), rows.size());
    for (Bug bug : Bugs.all()) {
      Map<String, String> facts =
          sfmc("explain", bug.name())
              .out()
              .lines()
              .filter(l -> l.matches("  [a-z]+( [a-z]+)? +\\S.*"))
              .filter(l -> !l.startsWith("  sfmc"))
              .collect(
                  Collectors.toMap(
                      l -> l.substring(2, 14).strip(), l -> l.substring(14), (a, b) -> a));
      String[] columns = rows.get(bug.name()).split(" \\| ");
      assertEquals(columns[4], "`" + facts.get("breaks") + "`");
      String shown = facts.get("shown by");
      assertTrue(columns[7].startsWith("[`" + shown.split(": ")[0] + "`]"), shown);
      assertTrue(
          shown.endsWith("; " + columns[6] + (columns[6].equals("1") ? " step" : " steps")), shown);
      assertTrue(columns[8].startsWith("[`" + facts.get("harmless in") + "`]"), facts::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(Implementation.class)
  void anImplementationTellsWhatItIsAndTheStepsOfItsFunctions(Implementation implementation) {
    String id = implementation.id();

    Cli page = sfmc("explain", id);
    Cli steps = sfmc("explain", "--steps", "sf_buf_free", "--impl", id);

    assertTrue(page.out().startsWith(id + ": " + implementation.difference() + "\n"), page::out);
    assertTrue(steps.out().startsWith("sf_buf_free in " + id + ", by one thread"), steps::out);
    assertEquals("", page.err() + steps.err());
  }

  @Test
  void stepsAreFusedAsTheSearchFusesThem() {
    String steps = sfmc("explain", "--steps", "sf_buf_free").out();

    assertEquals(
        """
        sf_buf_free in i386, by one thread with two CPUs and one buffer.
        The numbers are those of the step at grain op, lock and call.

        sf_buf_free(sf)
           op lock call  mover
            1    1    1  right    mtx_lock(sf_buf_lock)              SubrSfbuf.free
            2    1    1  both     K0.ref_count-- → 0                 SubrSfbuf.free
            3    1    1  both     K0 to the tail of sf_buf_freelist  SubrSfbuf.putFree
            4    1    1  both     nsfbufsused-- → 0                  SubrSfbuf.putFree
            5    1    1  both     read sf_buf_alloc_want → 0         SubrSfbuf.lastFree
            6    1    1  left     mtx_unlock(sf_buf_lock)            SubrSfbuf.free
        """,
        steps);
  }

  @Test
  void whatNobodyCanSeeIsNoStep() {
    String steps = sfmc("explain", "--steps", "sf_buf_page", "--impl", "direct_map").out();

    assertTrue(steps.endsWith("\nIt does nothing that anybody else could see or change.\n"), steps);
  }

  @Test
  void aWitnessCanBeReplayed() {
    Cli explain = sfmc("explain", "dup", "--witness", "twice");

    assertTrue(explain.out().startsWith("dup: twice is true at the end of this run\n"));
    List<String> command = ShellWords.of(explain.lastLine().strip());
    String question = "mappings(p0) == 2";
    Cli replay = sfmc(command.stream().skip(1).toArray(String[]::new));
    assertEquals(0, replay.code(), replay.err());
    String text = sfmc("replay", "dup", "--schedule", command.get(4), "--break", question).out();
    assertTrue(text.contains(question + " is true after step"), text);
  }

  @Test
  void aFailingRunIsShownAsCheckShowsIt() {
    String check = sfmc("check", "wait", "--run", "bug=no_wakeup", "--traces").out();

    Cli explain = sfmc("explain", "wait", "--run", "bug=no_wakeup");

    assertTrue(check.contains(explain.out()), explain::out);
    assertEquals(0, explain.code());
  }

  @Test
  void aRunThatHoldsNeedsNoExplanation() {
    assertEquals(
        "catch breaks no promise: there is nothing to explain\n", sfmc("explain", "catch").out());
  }

  @Test
  void aLimitIsNoProof() {
    Cli broken = sfmc("explain", "dup", "--max-states", "50");
    Cli witness = sfmc("explain", "dup", "--witness", "twice", "--max-states", "50");

    assertEquals(3, broken.code());
    assertEquals(
        "dup: twice is never true so far: the limit of 50 states was reached\n", witness.out());
    assertEquals(3, witness.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain wakup_one | did you mean `wakeup_one`?",
        "explain E099 | there is no error code, invariant, bug, implementation or scenario `E099`",
        "explain | explain what? A name, a scenario, or --steps FUNCTION",
        "explain dup --witness twic | did you mean `twice`?",
        "explain --steps sf_buf_aloc | did you mean `sf_buf_alloc`?",
        "explain --steps sf_buf_ref --impl lwbuf | lwbuf has no `sf_buf_ref`",
        "explain --steps sf_buf_free --impl i368 | did you mean `i386`?",
        "explain lwbuf --impl i386 | --impl is for --steps",
        "explain dup --steps sf_buf_free | --steps takes --impl, and nothing else"
      })
  void aMistakeIsExplained(String command, String hint) {
    Cli cli = sfmc(command.strip().split(" +"));

    assertEquals("", cli.out());
    assertTrue(cli.err().contains(hint), cli::err);
    assertEquals(2, cli.code());
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n", "", "\n");
  }
}
