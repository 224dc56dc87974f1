package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the second engine, without asking it. */
class EngineOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engine linchek         | --engine is `sfmc`, `lincheck` or `both`, not `linchek`",
        "--interleavings 5        | --interleavings is for --engine lincheck, or both",
        "--migrations 5           | --migrations is for --engine lincheck, or both",
        "--engine both --interleavings 0 | --interleavings takes a number from 1",
        "--engine lincheck --migrations -1 | --migrations takes a number from 0",
        "--engine both --grain call | --grain call is for our own search, and --engine both is not",
        "--engine both --all-bugs | --all-bugs is for our own search, and --engine both is not"
      })
  void whatDoesNotGoTogetherIsSaid(String options, String message) {
    Cli check = sfmc(("check wait " + options).split(" "));

    assertEquals("", check.out());
    assertTrue(check.err().contains(message), check::err);
    assertEquals(2, check.code());
  }

  /** In a process of its own that has everything but Lincheck. */
  @Test
  void withoutItsFolderItSaysWhatIsMissing() throws IOException, InterruptedException {
    String withoutLincheck =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> !path.contains("lincheck"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", withoutLincheck, "-Dsfmc.home=..", "org.sfmc.cli.Main"));
    command.addAll(List.of("check", "--engine", "lincheck", "again"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), "UTF-8");

    assertTrue(said.contains("needs the folder `lincheck` that is built beside sfmc.jar"), said);
    assertEquals(2, process.waitFor(), said);
  }
}
