package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.Repository;

/** The launcher in a small copy of the repository, with a Maven and a Java that only tell. */
final class LauncherTest {
  /** All that the launcher uses besides a shell, Java and Maven. */
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "dirname",
          "find",
          "grep",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "touch");

  private static final String FAKE_MAVEN =
      """
      #!/bin/sh
      echo "$PWD" >>"$FAKE/builds"
      cat "$FAKE/maven-says" 2>/dev/null && exit 1
      sleep "${FAKE_SECONDS:-0}"
      for arg; do case $arg in -Dsfmc.jar=*) echo jar >"${arg#-Dsfmc.jar=}" ;; esac; done
      """;

  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit; fi
      printf '%s\\n' "$PWD" "$@"
      """;

  @TempDir private Path temp;
  private Path fake;
  private Path home;
  private Path launcher;

  private record Outcome(int exit, List<String> out, String err) {}

  @BeforeEach
  void layOut() throws IOException {
    temp = temp.toRealPath();
    fake = Files.createDirectory(temp.resolve("bin"));
    for (String tool : TOOLS) {
      script(fake.resolve(tool), "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
    }
    script(fake.resolve("mvn"), FAKE_MAVEN);
    script(fake.resolve("java"), FAKE_JAVA);
    home = Files.createDirectory(temp.resolve("a clone"));
    launcher = home.resolve("sfmc");
    script(launcher, Files.readString(Repository.ROOT.resolve("sfmc")));
    for (String file :
        List.of(
            "pom.xml",
            "model/pom.xml",
            "model/src/main/A.java",
            "model/src/main/B.java",
            "model/src/test/ATest.java",
            "scenarios/corpus/a.sf")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.createFile(home.resolve(file));
    }
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3600)));
      }
    }
  }

  @Test
  void buildsOnceAndStarts() throws Exception {
    Outcome first = run(launcher, "check", "my file.sf");
    assertEquals("building sfmc (first use) …\n", first.err);
    assertEquals(0, first.exit);
    assertEquals(
        List.of(
            temp.toString(),
            "-XX:+UseParallelGC",
            "-XX:MaxRAMPercentage=75",
            "-XX:-UseSuperWord",
            "-XX:-UseCompressedOops",
            "-XX:CompileThresholdScaling=2",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=100000",
            "-Dsfmc.home=" + home,
            "-jar",
            home + "/reports/target/sfmc.jar",
            "check",
            "my file.sf"),
        first.out);
    Outcome second = run(launcher, "list");
    assertEquals("", second.err);
    assertTrue(second.out.contains("-XX:TieredStopAtLevel=1"), "slow to start");
    assertEquals(List.of(home.toString()), builds());
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.1, -XX:ArchiveClassesAtExit, -XX:SharedArchiveFile",
    "24.0.2, -XX:ArchiveClassesAtExit, -XX:SharedArchiveFile",
    "25,     -XX:AOTCacheOutput,       -XX:AOTCache"
  })
  void keepsWhatJavaCanKnowBeforeItStarts(String version, String makes, String uses)
      throws Exception {
    String keeps =
        FAKE_JAVA
            .replace("17.0.1", version)
            .replace(
                "printf",
                "for arg; do case $arg in %s=*) echo it >\"${arg#*=}\"; exit;; esac; done\nprintf"
                    .formatted(makes));
    script(fake.resolve("java"), keeps);
    String shared = uses + "=" + home + "/reports/target/sfmc-" + version + ".jsa";

    assertTrue(run(launcher, "check", "a.sf").out.contains(shared));
    assertTrue(run(launcher, "check", "a.sf").out.contains(shared));
    assertFalse(run(launcher, "list").out.contains(shared));
    assertFalse(run(launcher, "check", "a.sf", "--engine", "both").out.contains(shared));
  }

  @Test
  void rebuildsWhenWhatIsBuiltHasChanged() throws Exception {
    run(launcher);
    Path source = home.resolve("model/src/main/A.java");
    for (Change change :
        List.<Change>of(
            () -> Files.writeString(source, "new"),
            () -> Files.delete(home.resolve("model/src/main/B.java")),
            () -> Files.move(source, home.resolve("model/src/main/C.java")),
            () -> Files.writeString(home.resolve("model/pom.xml"), "new"))) {
      int before = builds().size();
      change.make();
      assertEquals("building sfmc (sources changed) …\n", run(launcher).err);
      assertEquals("", run(launcher).err);
      assertEquals(before + 1, builds().size());
    }
  }

  @Test
  void ignoresWhatIsNotBuilt() throws Exception {
    run(launcher);
    Files.writeString(home.resolve("model/src/test/ATest.java"), "new");
    Files.writeString(home.resolve("scenarios/corpus/a.sf"), "new");
    Files.writeString(home.resolve("README.md"), "new");
    assertEquals("", run(launcher).err);
  }

  @Test
  void followsLinksToLinks() throws Exception {
    Path direct = Files.createSymbolicLink(temp.resolve("direct"), Path.of("a clone/sfmc"));
    Path away = Files.createDirectories(temp.resolve("far/away"));
    Files.createSymbolicLink(away.resolve("chained"), Path.of("../../direct"));
    Path absolute = Files.createSymbolicLink(away.resolve("absolute"), away.resolve("chained"));
    for (Path link : List.of(direct, away.resolve("chained"), absolute)) {
      assertTrue(run(link).out.contains("-Dsfmc.home=" + home), link.toString());
    }
  }

  @Test
  void tellsWhyTheBuildFailed() throws Exception {
    Files.writeString(fake.resolve("maven-says"), "A.java:1: error\n");
    Outcome failed = run(launcher);
    assertEquals(70, failed.exit);
    assertEquals(
        "building sfmc (first use) …\nA.java:1: error\nsfmc: the build failed\n", failed.err);
    Files.delete(fake.resolve("maven-says"));
    assertEquals(0, run(launcher).exit);
  }

  @Test
  void triesOnceMoreWithoutTheNetwork() throws Exception {
    Files.writeString(fake.resolve("maven-says"), "Could not transfer artifact\n");
    assertEquals(70, run(launcher).exit);
    assertEquals(2, builds().size());
  }

  @Test
  void needsJavaAndMaven() throws Exception {
    Files.delete(fake.resolve("mvn"));
    Outcome noMaven = run(launcher);
    assertEquals(2, noMaven.exit);
    assertEquals("sfmc: needs Maven to build itself, and 'mvn' is missing\n", noMaven.err);

    script(fake.resolve("java"), FAKE_JAVA.replace("17.0.1", "1.8.0_412"));
    Outcome oldJava = run(launcher);
    assertEquals(2, oldJava.exit);
    assertEquals("sfmc: needs Java 17 or newer, and 'java' is 1.8.0\n", oldJava.err);

    Files.delete(fake.resolve("java"));
    Outcome noJava = run(launcher);
    assertEquals(2, noJava.exit);
    assertEquals("sfmc: needs Java 17 or newer, and 'java' is missing\n", noJava.err);
  }

  @Test
  void twoFirstStartsBuildOnce() throws Exception {
    Process one = start(List.of("FAKE_SECONDS=1"), launcher);
    Process two = start(List.of("FAKE_SECONDS=1"), launcher);
    assertEquals(0, finish(one).exit);
    assertEquals(0, finish(two).exit);
    assertEquals(1, builds().size());
  }

  @Test
  void takesOverTheLockOfTheDead() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(home.resolve("reports/target/sfmc.lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertEquals(0, run(launcher).exit);
    assertTrue(Files.notExists(lock));
  }

  private interface Change {
    void make() throws IOException;
  }

  private Outcome run(Path command, String... args) throws Exception {
    return finish(start(List.of(), command, args));
  }

  private Process start(List<String> environment, Path command, String... args) throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line).directory(temp.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "SFMC_JAVA_OPTS"));
    builder.environment().put("PATH", fake.toString());
    builder.environment().put("FAKE", fake.toString());
    for (String variable : environment) {
      String[] parts = variable.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    return builder.start();
  }

  private static Outcome finish(Process process) throws Exception {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Outcome(
        process.exitValue(),
        process.inputReader().lines().toList(),
        new String(process.getErrorStream().readAllBytes(), "UTF-8"));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(fake.resolve("builds"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(dir -> Path.of(dir, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tool + " on the PATH"));
  }
}
