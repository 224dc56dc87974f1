package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.bugs.Bugs;

/** {@code sfmc check --all-bugs}. */
class AllBugsTest {
  private static final String LONELY =
      """
      SFBUF lonely
      "One thread and one buffer: little can go wrong."

      machine { cpus = 1; pages = p0; }

      thread user {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }

      expect ok;
      """;

  @Test
  void theCorpusCatchesEveryBugWithEveryProperty() {
    Cli check = Cli.sfmc("check", "--all-bugs");

    int bugs = Bugs.all().size();
    int properties = Invariants.names().size();
    assertEquals("", check.err());
    assertEquals(
        bugs
            + " of "
            + bugs
            + " bugs caught.  "
            + properties
            + " of "
            + properties
            + " properties catch something.",
        check.lastLine());
    assertEquals(0, check.code());
  }

  @Test
  void tellsWhichPropertyOfWhichScenarioCaughtABug() {
    Cli check = Cli.sfmc("check", "--all-bugs", "wait", "refused");

    assertTrue(says(check, "want_outside_lock no_lost_wakeup wait"), check::out);
    assertTrue(says(check, "lock_leak returns_unlocked refused"), check::out);
    assertTrue(says(check, "no_shootdown nothing"), check::out);
    assertEquals(0, check.code());
  }

  @Test
  void aCorpusThatCatchesTooLittleFails(@TempDir Path home) throws IOException {
    Path corpus = Files.createDirectories(home.resolve("scenarios/corpus"));
    Files.writeString(corpus.resolve("lonely.litmus"), LONELY);
    String before = System.getProperty("sfmc.home");
    System.setProperty("sfmc.home", home.toString());
    StringWriter out = new StringWriter();
    try {
      int code = Main.run(new PrintWriter(out), new PrintWriter(out), "check", "--all-bugs");

      assertEquals(1, code);
      assertTrue(out.toString().contains(" bugs caught, not wakeup_one, "), out::toString);
    } finally {
      if (before == null) {
        System.clearProperty("sfmc.home");
      } else {
        System.setProperty("sfmc.home", before);
      }
    }
  }

  @Test
  void takesNoOtherOption() {
    Cli check = Cli.sfmc("check", "--all-bugs", "--run", "wait*");

    assertTrue(check.err().contains("--all-bugs takes paths, and no other option"), check::err);
    assertEquals(2, check.code());
  }

  private static boolean says(Cli check, String row) {
    return check.out().lines().anyMatch(line -> line.replaceAll(" +", " ").equals(row));
  }
}
