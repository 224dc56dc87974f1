package org.sfmc.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Session;
import org.sfmc.checker.run.Session.Choice;
import org.sfmc.checker.run.Trace;
import org.sfmc.reports.text.Style;

/** Asks somebody at each state which move to make. */
final class Interactive {
  /** What moves are called; the letters that mean something else are left out. */
  private static final String LETTERS = "acdefghijklmnoprtuvwxyz";

  private static final String HELP =
      "  a letter makes that move, b goes back, s shows the whole state, q quits\n";

  private final Session session;
  private final BufferedReader in;
  private final PrintWriter out;
  private final Style style;
  private final boolean echoes;

  /**
   * Begins where a session stands.
   *
   * @param echoes whether what is read is to be printed, because nobody has typed it here
   */
  Interactive(Session session, BufferedReader in, PrintWriter out, Style style, boolean echoes) {
    this.session = session;
    this.in = in;
    this.out = out;
    this.style = style;
    this.echoes = echoes;
  }

  /** Goes on until somebody quits, or there is nothing more to read. */
  void run() {
    print(HELP);
    last();
    while (true) {
      Map<String, Choice> choices = choices();
      show(choices);
      String word = read();
      if (word == null || word.equals("q")) {
        break;
      } else if (word.equals("s")) {
        session.state().forEach((name, value) -> print("  " + name + " " + value + "\n"));
      } else if (word.equals("b")) {
        print(session.back() ? "" : "  this is the start\n");
        last();
      } else if (choices.containsKey(word)) {
        session.take(choices.get(word).move());
        last();
      } else if (!word.isEmpty()) {
        print("  `" + word + "` is none of these\n" + HELP);
      }
    }
    print("--schedule '" + session.words() + "'\n");
  }

  private Map<String, Choice> choices() {
    Map<String, Choice> choices = new LinkedHashMap<>();
    for (Choice choice : session.choices()) {
      int n = choices.size();
      String last = String.valueOf(LETTERS.charAt(n % LETTERS.length()));
      choices.put(
          n < LETTERS.length() ? last : LETTERS.charAt(n / LETTERS.length() - 1) + last, choice);
    }
    return choices;
  }

  /** What the last move did, and what breaks. */
  private void last() {
    int steps = session.schedule().moves().size();
    List<String> parts = new ArrayList<>();
    if (steps > 0) {
      List<String> done = session.done();
      parts.add(String.join("; ", done));
      for (Trace.Change change : session.changes()) {
        parts.add("± " + change.component() + " " + change.before() + " → " + change.after());
      }
    }
    print(steps == 0 ? "at the start\n" : "after step " + steps + "\n");
    parts.forEach(part -> print("  " + part + "\n"));
    for (Replayed.Broken broken : session.broken()) {
      print("  ✗ " + broken.property() + ": " + broken.explanation() + "\n");
    }
  }

  private void show(Map<String, Choice> choices) {
    session.waiting().forEach(sentence -> print("  " + sentence + "\n"));
    if (choices.isEmpty()) {
      print(session.isFinal() ? "  all threads are done\n" : "  nothing can be done\n");
    }
    int longest = choices.values().stream().mapToInt(c -> c.word().length()).max().orElse(0);
    choices.forEach(
        (letter, choice) ->
            print(
                ("  %-2s  %-" + Math.max(1, longest) + "s  %s\n")
                    .formatted(letter, choice.word(), choice.what())));
  }

  private String read() {
    out.print("> ");
    out.flush();
    try {
      String line = in.readLine();
      if (echoes) {
        out.println(line == null ? "" : line.strip());
      }
      return line == null ? null : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(String text) {
    out.print(style.apply(text));
  }
}
