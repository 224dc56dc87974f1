package org.sfmc.scenarios.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sfmc.scenarios.check.ScenarioFile;

/** The scenario files under some folders, in the order of their paths. */
public final class Corpus {
  private Corpus() {}

  /**
   * A scenario file.
   *
   * @param path where it is
   * @param shownAs how messages name it, with forward slashes
   */
  public record Entry(Path path, String shownAs) {
    /** The name that the file must declare. */
    public String name() {
      String file = path.getFileName().toString();
      return file.substring(0, file.length() - ScenarioFile.SUFFIX.length());
    }
  }

  /**
   * What was found.
   *
   * @param skipped files with the suffix that are litmus tests of other tools
   */
  public record Found(List<Entry> entries, List<String> skipped) {
    public Found {
      entries = List.copyOf(entries);
      skipped = List.copyOf(skipped);
    }
  }

  /** A file itself, or all scenario files below a folder. */
  public static Found find(Path path, String shownAs) {
    if (!Files.isDirectory(path)) {
      return new Found(List.of(new Entry(path, shownAs)), List.of());
    }
    List<Entry> entries = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(f -> f.getFileName().toString().endsWith(ScenarioFile.SUFFIX))
              .sorted(Comparator.comparing(f -> slashes(path.relativize(f))))
              .toList();
      for (Path file : files) {
        String shown = join(shownAs, slashes(path.relativize(file)));
        if (isOurs(file)) {
          entries.add(new Entry(file, shown));
        } else {
          skipped.add(shown);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Found(entries, skipped);
  }

  private static String join(String folder, String file) {
    String slashed = folder.replace('\\', '/');
    if (slashed.isEmpty() || slashed.equals(".")) {
      return file;
    }
    return slashed.endsWith("/") ? slashed + file : slashed + "/" + file;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** Whether the first word that is no comment is {@code SFBUF}, or nearly: a typo is ours too. */
  private static boolean isOurs(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String start = text.replaceFirst("^(\\s+|//[^\n]*\n|/\\*(?s:.*?)\\*/)*+", "");
    return !start.matches("(?s)(C|LISA|PPC|ARM|AArch64|X86|X86_64|RISCV|MIPS|BPF|ASL)\\s.*");
  }
}
