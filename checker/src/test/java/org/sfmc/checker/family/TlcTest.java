package org.sfmc.checker.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.run.CorpusRuns;
import tlc2.TLC;

/** TLC, which has nothing in common with sfmc, counts the same states and edges of the family. */
class TlcTest {
  private static final Path MODULE = Path.of("../scenarios/bench/family/SfBuf.tla");

  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) states generated, (\\d+) distinct states found, 0 states left");

  private static final Limits LIMITS = new Limits(100_000, Integer.MAX_VALUE, 0, 1L << 30);

  @TempDir Path folder;

  static Stream<Family> families() {
    return Stream.of(
        new Family(2, 2, 1, 2, 1, 0, 0, true),
        new Family(2, 2, 1, 2, 1, 0x22, 0, true),
        new Family(2, 2, 1, 2, 2, 0x12, 2, true),
        new Family(2, 1, 2, 2, 2, 0x41, 3, true),
        new Family(3, 2, 1, 1, 1, 0x4210, 7, true),
        new Family(3, 3, 2, 2, 1, 0x210, 2, false),
        new Family(3, 3, 2, 2, 1, 0, 0, true),
        new Family(1, 1, 1, 3, 2, 0x2, 1, true),
        new Family(2, 2, 1, 2, 2, 0x44, 0, true),
        new Family(4, 2, 1, 2, 1, 0x4210, 2, false),
        new Family(2, 2, 2, 2, 1, 0x210, 2, true).ofAnyPage(),
        new Family(3, 3, 2, 2, 1, 0x440, 0, false).ofAnyPage(),
        new Family(3, 2, 1, 2, 1, 0x111, 5, false).ofAnyPage());
  }

  @ParameterizedTest
  @MethodSource("families")
  void countsTheSame(Family family) throws Exception {
    Files.copy(MODULE, folder.resolve("SfBuf.tla"));
    Files.writeString(folder.resolve("SfBuf.cfg"), family.configuration());
    String said = tlc();
    Exploration found =
        new Search(
                CorpusRuns.of(family.scenario("family")).get(0).builder(),
                Grain.CALL,
                LIMITS,
                f -> false)
            .run();

    assertTrue(said.contains("No error has been found"), said);
    Matcher counts = COUNTS.matcher(said);
    assertTrue(counts.find(), said);
    assertEquals(found.states(), Integer.parseInt(counts.group(2)));
    // It also counts the initial state, and a step to itself of each final one.
    assertEquals(found.transitions() + 1 + found.finals(), Integer.parseInt(counts.group(1)));
    assertEquals(List.of(), found.violations());
  }

  /** TLC keeps what it knows in static fields: it has a process of its own. */
  private String tlc() throws IOException, InterruptedException, URISyntaxException {
    Path jar = Path.of(TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                jar.toString(),
                "tlc2.TLC",
                "SfBuf")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    process.waitFor();
    return Files.readString(folder.resolve("said"));
  }
}
