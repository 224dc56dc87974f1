package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.Repository;
import picocli.CommandLine;

/** Files that the command line writes about itself; {@code -Dbless=true} rewrites them. */
class GeneratedFilesTest {
  private static final Path SHARE = Repository.ROOT.resolve("share");
  private static final Path MAN = SHARE.resolve("man/man1/sfmc.1");
  private static final Path COMPLETION = SHARE.resolve("bash-completion/completions/sfmc");

  @Test
  void theManualPageIsUpToDate() throws IOException {
    check(MAN, sfmc("man"));
  }

  @Test
  void theCompletionIsUpToDate() throws IOException {
    check(COMPLETION, sfmc("completion"));
  }

  private static void check(Path file, Cli command) throws IOException {
    assertEquals("", command.err());
    assertEquals(0, command.code());
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, command.out());
    }
    assertEquals(command.out(), Files.readString(file));
  }

  @Test
  void theManualPageHasEveryVerbAndOption() throws IOException {
    String page = Files.readString(MAN);
    for (CommandLine verb : new CommandLine(new Main()).getSubcommands().values()) {
      assertTrue(page.contains("\n.SS " + verb.getCommandName() + "\n"), verb.getCommandName());
      verb.getCommandSpec().options().stream()
          .filter(o -> !o.hidden() && !o.usageHelp() && !o.versionHelp())
          .forEach(
              o -> {
                String name = o.longestName().replace("-", "\\-");
                assertTrue(page.contains("\\fB" + name + "\\fR"), name);
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"groff|groff -man -ww -Tutf8 -z", "mandoc|mandoc -T lint -W warning"})
  void formattersHaveNothingToSayOfThePage(String program, String command) throws Exception {
    assumeTrue(isThere(program), program + " is not installed: the page was not shown to it");

    assertEquals("", run(ShellWords.of(command + " '" + MAN + "'").toArray(String[]::new)));
  }

  @ParameterizedTest
  @CsvSource({"sfmc ble, bless", "sfmc check --mini, --minimize", "sfmc fmt --ch, --check"})
  void bashCompletes(String typed, String completed) throws Exception {
    assumeTrue(isThere("bash"), "bash is not installed: the completion was not tried");
    String script =
        "source '%s'; COMP_LINE='%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_POINT=%d;"
                .formatted(COMPLETION, typed, typed, typed.split(" ").length - 1, typed.length())
            + " _complete_sfmc 2>/dev/null; echo ${COMPREPLY[@]}";

    assertEquals(completed, run("bash", "-c", script).strip());
  }

  private static boolean isThere(String program) throws Exception {
    return !run("sh", "-c", "command -v " + program + " || true").isEmpty();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
