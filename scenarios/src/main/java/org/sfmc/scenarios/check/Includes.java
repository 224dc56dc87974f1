package org.sfmc.scenarios.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.parse.ParsedFile;
import org.sfmc.scenarios.parse.Parser;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Reads files, and the files that they include, each once. */
final class Includes {
  private static final long LARGEST = 1 << 20;
  private static final Set<String> ALLOWED =
      Set.of("machine", "param", "include", "invariant", "reachable", "forall", "exists", "never");

  private final Diagnostics diagnostics;
  private final Set<Path> seen = new HashSet<>();
  private final List<Path> chain = new ArrayList<>();
  private final List<String> shownChain = new ArrayList<>();

  Includes(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The file and, after it, those it includes. */
  List<ParsedFile> resolve(ParsedFile main, Path file, String shown) {
    List<ParsedFile> files = new ArrayList<>();
    files.add(main);
    seen.add(real(file));
    follow(main, file, shown, files);
    return files;
  }

  /** Reads a file that others include, alone. */
  void included(Path file, String shown) {
    read(file, shown)
        .ifPresent(
            text ->
                Parser.included(shown, text, diagnostics).sections().forEach(this::checkSection));
  }

  private void follow(ParsedFile from, Path file, String shown, List<ParsedFile> files) {
    chain.add(real(file));
    shownChain.add(shown);
    for (Scenario.Include include : from.includes()) {
      include(include, file, shown, files);
    }
    chain.remove(chain.size() - 1);
    shownChain.remove(shownChain.size() - 1);
  }

  private void include(Scenario.Include include, Path from, String shown, List<ParsedFile> files) {
    Path path;
    try {
      path = from.resolveSibling(include.path()).normalize();
    } catch (InvalidPathException e) {
      refuse(include, "this is no path of a file", "not a path");
      return;
    }
    if (include.path().isEmpty() || Path.of(include.path()).isAbsolute()) {
      refuse(include, "an include is relative to the including file", "not a relative path");
      return;
    }
    int slash = shown.lastIndexOf('/');
    String shownPath = shown.substring(0, slash + 1) + include.path();
    if (chain.contains(real(path))) {
      String names = String.join(" includes ", shownChain) + " includes " + shownPath;
      diagnostics.add(
          Diagnostic.of(ErrorCode.E017, include.span(), "includes form a cycle", "closes the cycle")
              .note(names));
    } else if (!Files.isRegularFile(path)) {
      refuse(include, "cannot find `" + shownPath + "`", "no such file");
    } else if (seen.add(real(path))) {
      read(path, shownPath)
          .ifPresent(
              text -> {
                ParsedFile included = Parser.included(shownPath, text, diagnostics);
                included.sections().forEach(this::checkSection);
                files.add(included);
                follow(included, path, shownPath, files);
              });
    }
  }

  private void refuse(Scenario.Include include, String message, String label) {
    diagnostics.add(Diagnostic.of(ErrorCode.E017, include.span(), message, label));
  }

  private void checkSection(Name section) {
    if (!ALLOWED.contains(section.text())) {
      diagnostics.add(
          Diagnostic.of(
                  ErrorCode.E018,
                  section.span(),
                  "an included file has no `" + section + "` section",
                  "belongs in the scenario itself")
              .note("included files have machine, param and property sections"));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** The text of a file; empty, with a finding, if it has none. */
  Optional<String> read(Path file, String shown) {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file)) {
        unreadable(shown, 1, 1, "there is no such file");
        return Optional.empty();
      }
      if (Files.size(file) > LARGEST) {
        unreadable(shown, 1, 1, "this file is larger than a mebibyte");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      unreadable(shown, 1, 1, "this file cannot be read");
      return Optional.empty();
    }
    return decode(bytes, shown);
  }

  private Optional<String> decode(byte[] bytes, String shown) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    boolean bad = decoder.decode(ByteBuffer.wrap(bytes), text, true).isError();
    String read = text.flip().toString();
    if (bad) {
      diagnostics.source(shown, new String(bytes, StandardCharsets.UTF_8));
      String[] lines = read.split("\r\n|\r|\n", -1);
      String last = lines[lines.length - 1];
      int column = last.codePointCount(0, last.length()) + 1;
      unreadable(shown, lines.length, column, "this file is not UTF-8 text");
      return Optional.empty();
    }
    return Optional.of(read.startsWith("\uFEFF") ? read.substring(1) : read);
  }

  private void unreadable(String shown, int line, int column, String message) {
    diagnostics.add(
        Diagnostic.of(ErrorCode.E044, new Span(shown, line, column, 1), message, "cannot be read"));
  }
}
