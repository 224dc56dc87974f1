package org.sfmc.scenarios.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sfmc.scenarios.parse.Lexeme;

/**
 * Puts a file into the canonical form: the order of its sections, indentation, spaces, blank lines.
 * It changes no word and no comment, keeps the author's line breaks inside statements, and keeps
 * columns that the author aligned.
 *
 * <p>The form of a text in canonical form is the text itself.
 */
public final class Formatter {
  /** Comes first in any file that is no part of others. */
  private static final String HEADER = "SFBUF";

  /** A form that needs more rounds than this to come to rest is a mistake here. */
  private static final int ROUNDS = 8;

  private static final List<String> ORDER =
      List.of("include", "machine", "param", "shared", "thread", "env", "", "expect", "limit");

  private Formatter() {}

  /** The canonical form of a text in which there are no errors. */
  public static String format(String text) {
    List<String> words = words(text);
    String form = text;
    for (int round = 0; round < ROUNDS; round++) {
      String next = once(form);
      if (next.equals(form)) {
        if (!words(form).equals(words)) {
          throw new IllegalStateException("formatting has changed the words of the file");
        }
        return form;
      }
      form = next;
    }
    throw new IllegalStateException("formatting does not come to rest");
  }

  /** All words and comments, whatever their order. */
  private static List<String> words(String text) {
    return Lexeme.of(text).stream()
        .map(l -> l.isComment() ? l.text().replaceAll("\\s+", " ").strip() : l.text())
        .sorted()
        .toList();
  }

  /**
   * A section.
   *
   * @param tail the comments below it that belong to it
   */
  private record Section(List<Piece> pieces, List<Piece.Comment> tail) {
    String kind() {
      return pieces.get(0).word().text();
    }

    int rank() {
      int rank = ORDER.indexOf(kind());
      return kind().equals(HEADER) ? -1 : rank < 0 ? ORDER.indexOf("") : rank;
    }
  }

  private static String once(String text) {
    Piece.Cut cut = Piece.cut(Lexeme.of(text));
    List<Section> sections = sections(cut.pieces());
    List<Piece.Comment> rest = new ArrayList<>(cut.rest());
    if (!sections.isEmpty()) {
      List<Piece.Comment> below = adjacent(rest);
      sections.get(sections.size() - 1).tail().addAll(below);
      rest.removeAll(below);
    }
    sections.sort(Comparator.comparingInt(Section::rank));
    Lines lines = new Lines();
    Section last = null;
    for (Section section : sections) {
      write(section, last, lines);
      last = section;
    }
    lines.group(0);
    lines.above(rest);
    List<Line> done = lines.done();
    Columns.align(done);
    return done.stream()
        .map(line -> (line.isApart ? "\n" : "") + line + "\n")
        .collect(Collectors.joining());
  }

  private static void write(Section section, Section last, Lines lines) {
    boolean isTall = SectionWriter.isTall(section.pieces());
    boolean apart =
        last != null
            && (last.rank() != section.rank()
                || isTall
                || SectionWriter.isTall(last.pieces())
                || section.pieces().get(0).isApartWithComments());
    lines.blank(apart);
    lines.group(SectionColumns.group(section.kind()));
    SectionWriter writer = new SectionWriter(lines, section.pieces());
    if (section.rank() < 0) {
      writer.header();
    } else {
      writer.section();
    }
    lines.above(section.tail());
    lines.end();
  }

  private static List<Section> sections(List<Piece> pieces) {
    List<Section> sections = new ArrayList<>();
    int at = 0;
    while (at < pieces.size()) {
      int end = end(pieces, at);
      List<Piece> own = new ArrayList<>(pieces.subList(at, end));
      if (!sections.isEmpty()) {
        Section above = sections.get(sections.size() - 1);
        List<Piece.Comment> below = adjacent(own.get(0).before());
        boolean goesOn = below.size() == own.get(0).before().size() && !own.get(0).isApart();
        if (above.rank() < 0 || !goesOn) {
          above.tail().addAll(below);
          own.set(0, own.get(0).without(below));
        }
      }
      sections.add(new Section(own, new ArrayList<>()));
      at = end;
    }
    return sections;
  }

  /** Those at the start that no blank line sets apart. */
  private static List<Piece.Comment> adjacent(List<Piece.Comment> comments) {
    int count = 0;
    while (count < comments.size() && !comments.get(count).isApart()) {
      count++;
    }
    return List.copyOf(comments.subList(0, count));
  }

  /** Where the section that starts there ends. */
  private static int end(List<Piece> pieces, int start) {
    if (pieces.get(start).is(HEADER)) {
      boolean titled =
          start + 2 < pieces.size() && pieces.get(start + 2).word().kind() == Lexeme.Kind.STRING;
      return Math.min(pieces.size(), start + (titled ? 3 : 2));
    }
    int depth = 0;
    for (int i = start; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      depth += piece.is("{") ? 1 : piece.is("}") ? -1 : 0;
      if (depth == 0 && (piece.is(";") || piece.is("}"))) {
        return i + 1;
      }
    }
    return pieces.size();
  }
}
