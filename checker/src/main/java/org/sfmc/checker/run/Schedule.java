package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.checker.explore.Move;
import org.sfmc.model.system.ModelledSystem;

/**
 * A run as a person can read, write and keep it: who goes on, in order.
 *
 * <p>{@code guest*5} is five steps of a thread, {@code guest?2} the third outcome of a choice,
 * {@code guest>cpu1} a migration, {@code guest!sig} a signal. Where a system may start in several
 * states it begins with one, such as {@code guest@cpu1}.
 *
 * @param initial the number of the initial state
 */
public record Schedule(int initial, List<Move> moves) {
  public Schedule {
    moves = List.copyOf(moves);
  }

  /** A word of a schedule that names nothing in the system. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  /** The schedule in words. */
  public String text(ModelledSystem system) {
    List<String> words = new ArrayList<>();
    String start = system.initialStates().get(initial).name();
    if (!start.isEmpty()) {
      words.add(start);
    }
    int repeats = 0;
    String last = "";
    for (Move move : moves) {
      String word = word(system, move);
      if (word.equals(last)) {
        repeats++;
      } else {
        flush(words, last, repeats);
        last = word;
        repeats = 1;
      }
    }
    flush(words, last, repeats);
    return String.join(" ", words);
  }

  private static void flush(List<String> words, String word, int repeats) {
    if (repeats > 0) {
      words.add(repeats == 1 ? word : word + "*" + repeats);
    }
  }

  /** One of its moves in words, by its number from 0. */
  public String word(int move, ModelledSystem system) {
    return word(system, moves.get(move));
  }

  /** One move in words. */
  public static String word(ModelledSystem system, Move move) {
    int threads = system.threads().size();
    if (move.index() >= threads) {
      return system.environment().get(move.index() - threads).schedule();
    }
    String name = system.threads().get(move.index()).name();
    return move.alternative() == 0 ? name : name + "?" + move.alternative();
  }

  /**
   * Reads a schedule.
   *
   * @throws Unreadable with what is wrong and what is possible
   */
  public static Schedule parse(String text, ModelledSystem system) {
    String rest = text.strip().replaceAll("\\s+", " ");
    int initial = 0;
    for (int i = 0; i < system.initialStates().size(); i++) {
      String start = system.initialStates().get(i).name();
      if (!start.isEmpty() && (rest.equals(start) || rest.startsWith(start + " "))) {
        initial = i;
        rest = rest.substring(start.length()).strip();
        break;
      }
    }
    List<Move> moves = new ArrayList<>();
    for (String word : rest.isEmpty() ? new String[0] : rest.split("\\s+")) {
      int star = word.lastIndexOf('*');
      int repeats = star < 0 ? 1 : number(word.substring(star + 1), word);
      Move move = move(star < 0 ? word : word.substring(0, star), system);
      for (int i = 0; i < repeats; i++) {
        moves.add(move);
      }
    }
    return new Schedule(initial, moves);
  }

  private static Move move(String word, ModelledSystem system) {
    int threads = system.threads().size();
    for (int e = 0; e < system.environment().size(); e++) {
      if (system.environment().get(e).schedule().equals(word)) {
        return new Move(threads + e, 0);
      }
    }
    int mark = word.indexOf('?');
    String name = mark < 0 ? word : word.substring(0, mark);
    for (int t = 0; t < threads; t++) {
      if (system.threads().get(t).name().equals(name)) {
        return new Move(t, mark < 0 ? 0 : number(word.substring(mark + 1), word));
      }
    }
    List<String> possible = new ArrayList<>();
    system.threads().forEach(t -> possible.add(t.name()));
    system.environment().forEach(e -> possible.add(e.schedule()));
    throw new Unreadable(
        "'" + word + "' is no move of this run; its moves are: " + String.join(", ", possible));
  }

  private static int number(String digits, String word) {
    if (!digits.matches("[0-9]{1,6}")) {
      throw new Unreadable(
          "'" + word + "' has no number after its mark; write 'guest*5' for five steps");
    }
    return Integer.parseInt(digits);
  }
}
