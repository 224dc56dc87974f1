package org.sfmc.reports.promela;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What SPIN says of a model.
 *
 * @param states those that it stored
 * @param transitions those that it took
 * @param errors how often an assertion was violated
 * @param violated which
 */
record Spin(long states, long transitions, long errors, Set<String> violated) {
  private static final Pattern VIOLATED = Pattern.compile("assertion violated (?:p_)?(\\w+)");

  /** Whether it is installed, with a C compiler. */
  static boolean isThere() {
    return Stream.of("spin", "gcc").allMatch(Spin::isOnPath);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Has it search a model in a folder, without any reduction. */
  static Spin check(String model, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("run.pml"), model);
    run(folder, "spin", "-o2", "-a", "run.pml");
    run(folder, "gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
    String said = run(folder, "./pan", "-m100000", "-n", "-c0");
    Set<String> violated = new TreeSet<>();
    Matcher assertion = VIOLATED.matcher(said);
    while (assertion.find()) {
      violated.add(assertion.group(1));
    }
    return new Spin(
        number(said, "([0-9]+) states, stored"),
        number(said, "([0-9]+) transitions"),
        number(said, "errors: ([0-9]+)"),
        violated);
  }

  private static long number(String said, String pattern) {
    Matcher number = Pattern.compile(pattern).matcher(said);
    if (!number.find()) {
      throw new AssertionError("SPIN does not say " + pattern + ":\n" + said);
    }
    return Long.parseLong(number.group(1));
  }

  private static String run(Path folder, String... command) throws IOException {
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ":\n" + Files.readString(out));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return Files.readString(out);
  }
}
