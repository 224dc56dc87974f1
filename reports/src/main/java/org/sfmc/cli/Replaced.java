package org.sfmc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** A file with a new text: whoever reads it meanwhile sees the old one or the new one, whole. */
final class Replaced {
  private Replaced() {}

  static void write(Path file, String text) {
    try {
      Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path fresh = Files.createTempFile(real.getParent(), ".sfmc", null);
      try {
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        copyPermissions(real, fresh);
        Files.move(
            fresh, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new BadInput("cannot write to " + file + ": " + reason(e));
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    boolean posix = Files.getFileStore(to).supportsFileAttributeView(PosixFileAttributeView.class);
    if (posix && Files.exists(from)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "no permission"
        : e instanceof java.nio.file.NoSuchFileException
            ? "there is no such folder"
            : e.getClass().getSimpleName();
  }
}
