package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that is killed goes on from its checkpoint, and says what it would have said. */
class CheckpointTest {
  private static final String LOOP =
      """
      thread %1$s @ cpu0 {
          int i = 0;
          while (i < 2) {
              vm_page_wire(%2$s);
              struct sf_buf *sf = sf_buf_alloc(%2$s, SFB_DEFAULT);
              sf_buf_free(sf);
              vm_page_unwire(%2$s);
              i = i + 1;
          }
      }
      """;

  @TempDir Path folder;
  private String scenario;
  private String checkpoint;

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("large.litmus");
    String text =
        "SFBUF large\n\"Four threads on two buffers.\"\n"
            + "machine { cpus = 2; buffers = 2; pages = p0, p1, p2; }\n"
            + LOOP.formatted("a", "p0")
            + LOOP.formatted("b", "p1")
            + LOOP.formatted("c", "p2")
            + LOOP.formatted("d", "p0")
            + "env { migrate none; }\n"
            + "never both: done(a) && done(d) && free_buffers == 2;\n"
            + "expect violation of both;\n";
    Files.writeString(file, text);
    scenario = file.toString();
    checkpoint = folder.resolve("point").toString();
  }

  private Process start(Path out, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("check", scenario, "--traces"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
  }

  @Test
  void goesOnAfterItWasKilled() throws Exception {
    Path killed = folder.resolve("killed.txt");
    Path whole = folder.resolve("whole.txt");
    Path again = folder.resolve("again.txt");
    Process first = start(killed, "--checkpoint", checkpoint, "--checkpoint-every", "0");
    while (first.isAlive() && !Files.exists(Path.of(checkpoint))) {
      Thread.sleep(5);
    }
    first.destroyForcibly().waitFor();
    assertTrue(Files.exists(Path.of(checkpoint)), Files.readString(killed));

    assertEquals(0, start(again, "--checkpoint", checkpoint).waitFor());

    assertEquals(0, start(whole).waitFor());
    assertEquals(Files.readString(whole), Files.readString(again));
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.anyMatch(f -> f.getFileName().toString().startsWith("point")));
    }
  }

  @Test
  void whatIsNoCheckpointIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(Path.of(checkpoint), "dear diary");

    StringWriter err = new StringWriter();
    PrintWriter errors = new PrintWriter(err);
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            errors,
            "check",
            scenario,
            "--checkpoint",
            checkpoint);

    assertEquals(ExitCode.BAD_INPUT, code);
    assertEquals(
        "--checkpoint: " + checkpoint + " is no checkpoint, or is damaged\n", err.toString());
    assertEquals("dear diary", Files.readString(Path.of(checkpoint), StandardCharsets.UTF_8));
  }
}
