package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " --from share",
        " --from twice_free",
        " --from scenarios/corpus/callers/bpf.litmus"
      })
  void whatItWritesIsRightAtOnce(String options) {
    Path file = folder.resolve("fresh.litmus");

    Cli made =
        sfmc(ShellWords.of("new fresh --dir '" + folder + "'" + options).toArray(String[]::new));

    assertEquals(new Cli(0, "wrote " + file + "\nnext: sfmc check " + file + "\n", ""), made);
    Cli check = sfmc("check", "--strict", file.toString());
    assertEquals("", check.err());
    assertEquals(0, check.code());
    assertEquals(new Cli(0, "", ""), sfmc("fmt", "--check", file.toString()));
    assertEquals(new Cli(0, "0 warnings in 0 of 1 scenario.\n", ""), sfmc("lint", file.toString()));
  }

  @Test
  void aCopyHasItsOwnHeader() throws IOException {
    sfmc("new", "fresh", "--dir", folder.toString(), "--from", "twice_free");

    String text = Files.readString(folder.resolve("fresh.litmus"));
    assertTrue(text.startsWith("SFBUF fresh\n\"Every unreferenced buffer"), text);
    assertFalse(text.contains("// Shows") || text.contains("// Harmless"), text);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("fresh.litmus"), "mine");

    Cli made = sfmc("new", "fresh", "--dir", folder.toString());

    assertEquals(new Cli(2, "", file + " exists; nothing was written\n"), made);
    assertEquals("mine", Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new lost-signal          | did you mean `lost_signal`?",
        "new race.litmus          | did you mean `race`?",
        "new 3                    | is no name: letters, digits and _, and no digit first",
        "new thread_x --from nowiat | did you mean `nowait`?",
        "new at                   | expected the name of the scenario, found `at`",
        "new x --dir none/of/this | --dir: there is no folder none/of/this",
      })
  void aMistakeIsExplained(String command, String hint) {
    Cli cli = sfmc(command.strip().split(" +"));

    assertEquals("", cli.out());
    assertTrue(cli.err().contains(hint), cli::err);
    assertEquals(2, cli.code());
  }
}
