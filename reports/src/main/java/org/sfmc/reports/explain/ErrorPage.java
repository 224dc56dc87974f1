package org.sfmc.reports.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.ErrorCode;

/**
 * What an error or a warning means.
 *
 * @param place where the fragments stand: in a {@code thread}, a {@code machine}, among the {@code
 *     sections} of a file, in an {@code included} file; or they are a whole {@code file}
 * @param meaning what it means and where it usually comes from
 * @param wrong what provokes it
 * @param right what to write instead
 */
public record ErrorPage(ErrorCode code, String place, String meaning, String wrong, String right) {
  private static final String SEPARATOR = "~~~";

  /** The page of a code, in capital letters or not; empty where there is no such code. */
  public static Optional<ErrorPage> of(String code) {
    return all().stream()
        .filter(page -> page.code.name().equals(code.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** All pages, in the order of the file. */
  static List<ErrorPage> all() {
    List<ErrorPage> pages = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.matches("[EW]\\d{3} [a-z]+") && !lines.isEmpty()) {
        pages.add(page(lines));
        lines.clear();
      }
      if (!line.startsWith("#")) {
        lines.add(line);
      }
    }
    pages.add(page(lines));
    return pages;
  }

  private static ErrorPage page(List<String> lines) {
    String[] head = lines.get(0).split(" ");
    int first = lines.indexOf(SEPARATOR);
    int second = lines.lastIndexOf(SEPARATOR);
    return new ErrorPage(
        ErrorCode.valueOf(head[0]),
        head[1],
        String.join("\n", lines.subList(1, first)),
        String.join("\n", lines.subList(first + 1, second)),
        String.join("\n", lines.subList(second + 1, lines.size())));
  }

  private static String text() {
    try (InputStream in = ErrorPage.class.getResourceAsStream("errors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page. */
  public String print() {
    return "%s[%s]: %s\n\n%s\n\nFor example, %s:\n\n%s\nInstead:\n\n%s"
        .formatted(
            code.severity(),
            code,
            code.meaning(),
            meaning,
            where(),
            wrong.indent(4),
            right.indent(4));
  }

  private String where() {
    return switch (place) {
      case "thread" -> "in a thread";
      case "machine" -> "in a machine";
      case "included" -> "in an included file";
      case "file" -> "a whole file";
      default -> "among the sections of a file";
    };
  }
}
