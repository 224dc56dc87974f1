package org.sfmc;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files of this repository, without what Git ignores. */
public final class Repository {
  public static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Repository() {}

  /** Every file, relative to {@link #ROOT}, in order of name. */
  static List<Path> files() throws IOException {
    List<String> ignored = new ArrayList<>(List.of(".git"));
    for (String line : Files.readAllLines(ROOT.resolve(".gitignore"))) {
      ignored.add(line.replace("/", ""));
    }
    List<Path> files = new ArrayList<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return isIgnored(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isIgnored(file)) {
              files.add(ROOT.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }

          private boolean isIgnored(Path path) {
            Path name = path.getFileName();
            return ignored.stream()
                .anyMatch(
                    glob -> ROOT.getFileSystem().getPathMatcher("glob:" + glob).matches(name));
          }
        };
    Files.walkFileTree(ROOT, visitor);
    Collections.sort(files);
    return files;
  }
}
