package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not hold yet. */
class DefectsTest {
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
      expect ok;
      """;

  @TempDir private Path folder;

  @Test
  void asciiReplayIsAscii() throws IOException {
    String out =
        sfmc("replay", file("race.litmus", RACE), "--ascii", "--schedule", "one*3 two one").out();

    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(out), out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'schema':'sfmc-trace-1','scenario':{'path':'x'},'schedule':'one','grain':'foo'}",
        "{'schema':'sfmc-trace-1','scenario':{},'schedule':'one','grain':'lock'}"
      })
  void aDamagedTraceIsBadInput(String json) throws IOException {
    assertEquals(2, sfmc("replay", file("a.trace.json", json.replace('\'', '"'))).code());
  }

  @Test
  void aTraceThatIsNotThereSaysSo() {
    assertEquals(
        "gone.trace.json: there is no such file\n", sfmc("replay", "gone.trace.json").err());
  }

  @Test
  void aRunWithoutMeaningIsBadInputToReplay() throws IOException {
    String text =
        RACE.replace("buffers = 1;", "buffers = 1; impl = direct_map;")
            .replace("passed: executed(one:A) ==> x > 0", "free: free_buffers == 1");

    Cli replay = sfmc("replay", file("race.litmus", text), "--schedule", "one");

    assertEquals(2, replay.code(), replay.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a_name_of_thirty_one_characters", "a_name_that_is_wider_than_all_the_columns"})
  void aNarrowTraceOfAThreadWithALongNameIsPrinted(String name) throws IOException {
    String scenario =
        file("race.litmus", RACE.replace("one:", name + ":").replace("one @", name + " @"));

    Cli check =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> sfmc("check", scenario, "--width", "42"));

    assertEquals(1, check.code(), check.err());
  }

  @Test
  void noLineOfATraceIsWiderThanTheStyleSays() {
    List<String> tooWide =
        sfmc("check", "-q", "--traces")
            .out()
            .lines()
            .filter(l -> !l.contains("--schedule '") && !l.contains("sfmc replay"))
            .filter(l -> l.length() > 120)
            .toList();

    assertEquals(List.of(), tooWide);
  }

  @Test
  void aDivergenceNamesTheOperationInWords() throws IOException {
    Cli replay = sfmc("replay", file("race.litmus", RACE), "--schedule", "one?1");

    assertEquals(
        "replay diverged at step 1: the schedule wants 'one?1',"
            + " but vm_page_wire(p0) has one outcome only; possible here: one, two\n",
        replay.err());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
