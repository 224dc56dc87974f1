package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String UNTIDY =
      "SFBUF a\n\"Spaces.\"\nmachine{pages=p;}\nexpect ok;\n"
          + "thread t{vm_page_wire(p);vm_page_unwire(p);}// keeps\n";
  private static final String TIDY =
      """
      SFBUF a
      "Spaces."

      machine { pages = p; }

      thread t { vm_page_wire(p); vm_page_unwire(p); }     // keeps

      expect ok;
      """;

  @TempDir private Path folder;

  @Test
  void writesTheCanonicalForm() throws IOException {
    Path file = write("a.litmus", UNTIDY);

    Cli fmt = sfmc("fmt", file.toString());

    assertEquals(new Cli(0, "formatted " + file + "\n", ""), fmt);
    assertEquals(TIDY, Files.readString(file));
    assertEquals(new Cli(0, "", ""), sfmc("fmt", file.toString()));
  }

  @Test
  void checkShowsWhatWouldChangeAndWritesNothing() throws IOException {
    Path file = write("a.litmus", UNTIDY);

    Cli fmt = sfmc("fmt", "--check", file.toString());

    assertEquals(
        """
        --- FILE
        +++ FILE
        @@ -1,5 +1,8 @@
         SFBUF a
         "Spaces."
        -machine{pages=p;}
        +
        +machine { pages = p; }
        +
        +thread t { vm_page_wire(p); vm_page_unwire(p); }     // keeps
        +
         expect ok;
        -thread t{vm_page_wire(p);vm_page_unwire(p);}// keeps
        """
            .replace("FILE", file.toString()),
        fmt.out());
    assertEquals(1, fmt.code());
    assertEquals(UNTIDY, Files.readString(file));
  }

  @Test
  void checkIsContentWithTheCorpus() {
    assertEquals(new Cli(0, "", ""), sfmc("fmt", "--check"));
  }

  @Test
  void aMissingLineEndIsTold() throws IOException {
    Path file = write("a.litmus", TIDY.strip());

    String diff = sfmc("fmt", "--check", file.toString()).out();

    assertTrue(diff.endsWith("-expect ok;\n\\ No newline at end of file\n+expect ok;\n"), diff);
  }

  @Test
  void whereOneFileHasAnErrorNoneIsTouched() throws IOException {
    Path good = write("a.litmus", UNTIDY);
    Path bad = write("b.litmus", "SFBUF b\nexepct ok;\n");

    Cli fmt = sfmc("fmt", folder.toString());

    assertEquals(2, fmt.code());
    assertEquals("", fmt.out());
    assertTrue(fmt.err().startsWith("error[E004]: unknown section `exepct`\n"), fmt::err);
    assertEquals(UNTIDY, Files.readString(good));
    assertEquals("SFBUF b\nexepct ok;\n", Files.readString(bad));
  }

  @Test
  void includedFilesHaveNoHeader() throws IOException {
    Path file = write("machine.inc", "machine{cpus=1;}");

    assertEquals(0, sfmc("fmt", file.toString()).code());
    assertEquals("machine { cpus = 1; }\n", Files.readString(file));
    assertEquals(2, sfmc("fmt", write("bad.inc", "thread t { return; }").toString()).code());
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    Path file = write("a.litmus", UNTIDY);
    Path other = Files.createDirectory(folder.resolve("other"));
    Path link = Files.createSymbolicLink(other.resolve("a.litmus"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    sfmc("fmt", file.toString());

    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(Files.isSymbolicLink(link));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file, other), files.sorted().toList());
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
