package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sfmc.Repository;
import org.sfmc.checker.run.Options;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.reports.text.Failure;
import org.sfmc.reports.text.Style;

/** {@code reports/gallery} shows each bug's shortest trace as {@code sfmc check} prints it. */
class GalleryTest {
  private static final Path GALLERY = Repository.ROOT.resolve("reports/gallery");

  @Test
  void showsEachBug() throws IOException {
    for (Exposing exposing : Exposing.all()) {
      String text = Failure.print(exposing.result(), Options.defaults(), Style.plain());
      Blessed.check(GALLERY.resolve(exposing.bug().name() + ".txt"), text);
    }
  }

  @Test
  void holdsNothingElse() throws IOException {
    TreeSet<String> expected =
        Bugs.all().stream().map(Bug::name).collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(GALLERY)) {
      List<String> strangers =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> !expected.contains(f.replaceFirst("\\.txt$", "")))
              .toList();
      assertEquals(List.of(), strangers);
    }
  }
}
