package org.sfmc.reports.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Trace.Change;
import org.sfmc.checker.run.Trace.Inner;
import org.sfmc.checker.run.Trace.Kind;
import org.sfmc.checker.run.Trace.Row;

/** What a row did to one component, as the predicate of a sentence about who did it. */
final class Clauses {
  private static final Pattern OF = Pattern.compile("([a-z_]+)\\((?:(\\w+), )?(\\w+)\\)");
  private static final Pattern FIELD = Pattern.compile("(\\w+)\\.(\\w+)");

  private final Trace trace;
  private final Row row;

  Clauses(Trace trace, Row row) {
    this.trace = trace;
    this.row = row;
  }

  /** Says it of a name; for what traces do not show, by the operation that wrote it. */
  String of(String name) {
    Optional<Change> change =
        row.changes().stream().filter(c -> c.component().equals(name)).findFirst();
    if (trace.isVariable(name)) {
      String variable = name.substring(name.indexOf(':') + 1);
      boolean assigns = row.text().startsWith(variable + " = ") && !row.returned().isEmpty();
      return assigns ? "set " + variable + " to " + row.returned() : "went on to set " + variable;
    } else if (change.isEmpty()) {
      return operation(name);
    }
    return changed(change.get());
  }

  /** Whether a sentence is made of it where there is better: not of what follows from the rest. */
  boolean isTold(String name) {
    boolean shown =
        trace.isVariable(name) || row.changes().stream().anyMatch(c -> c.component().equals(name));
    return shown && !name.startsWith("accessed(");
  }

  private String operation(String name) {
    String text = "";
    for (Inner inner : row.inner()) {
      text = inner.writes().contains(name) ? inner.text() : text;
    }
    return text;
  }

  private String changed(Change c) {
    Matcher of = OF.matcher(c.component());
    Matcher field = FIELD.matcher(c.component());
    if (c.component().equals("sleepq")) {
      return queue(c, "queued ", " to sleep", " off the sleep queue");
    } else if (c.component().endsWith("freelist")) {
      return queue(c, "put ", " on the free list", " off the free list");
    } else if (of.matches()) {
      return of(of.group(1), of.group(2), of.group(3), c).orElseGet(() -> set(c));
    } else if (field.matches()) {
      return field(field.group(1), field.group(2), c).orElseGet(() -> set(c));
    }
    return set(c);
  }

  private static String set(Change c) {
    return "set %s from %s to %s".formatted(c.component(), c.before(), c.after());
  }

  private Optional<String> of(String what, String first, String last, Change c) {
    return Optional.ofNullable(
        switch (what) {
          case "tlb" -> tlb(first, last, c);
          case "pte" -> mapped(last, c);
          case "wire_count" -> count("wired ", "unwired ", last, c);
          case "hold_count" -> count("held ", "unheld ", last, c);
          case "contents" -> "stored %s in %s".formatted(c.after(), last);
          case "td_pinned" -> pinned(last, c);
          case "signal" -> signal(last, c);
          case "state" -> state(last, c);
          case "pending" ->
              c.after().equals("0")
                  ? row.kind() == Kind.INVALIDATION ? "invalidated " + last : null
                  : "asked %s to invalidate %s".formatted(first, last);
          default -> null;
        });
  }

  private String tlb(String cpu, String sf, Change c) {
    if (row.kind() == Kind.SPECULATION) {
      return c.after().equals("-")
          ? "dropped %s from its TLB".formatted(sf)
          : "cached %s → %s in its TLB unasked".formatted(sf, c.after());
    } else if (c.after().equals("-")) {
      return "invalidated %s on %s".formatted(sf, cpu);
    }
    return "accessed %s on %s, whose TLB cached %s → %s".formatted(sf, cpu, sf, c.after());
  }

  private static String mapped(String sf, Change c) {
    if (c.after().equals("-")) {
      return "unmapped %s, which mapped %s".formatted(sf, c.before());
    }
    String before = c.before().equals("-") ? "" : " instead of " + c.before();
    return "mapped %s to %s%s".formatted(sf, c.after(), before);
  }

  private static String count(String up, String down, String page, Change c) {
    int before = Integer.parseInt(c.before());
    int after = Integer.parseInt(c.after());
    return "%s%s: %d → %d".formatted(after > before ? up : down, page, before, after);
  }

  private String pinned(String thread, Change c) {
    boolean more = Integer.parseInt(c.after()) > Integer.parseInt(c.before());
    return thread.equals(subject()) ? more ? "was pinned" : "was unpinned" : null;
  }

  private String signal(String thread, Change c) {
    return c.after().equals("pending") ? "posted a signal to " + thread : null;
  }

  private String state(String thread, Change c) {
    return thread.equals(subject())
        ? "went from %s to %s".formatted(c.before(), c.after())
        : "brought %s from %s to %s".formatted(thread, c.before(), c.after());
  }

  private Optional<String> field(String sf, String field, Change c) {
    return Optional.ofNullable(
        switch (field) {
          case "ref_count" ->
              "%s the reference count of %s: %s → %s"
                  .formatted(
                      Integer.parseInt(c.after()) > Integer.parseInt(c.before())
                          ? "raised"
                          : "lowered",
                      sf,
                      c.before(),
                      c.after());
          case "cpumask" ->
              "changed the CPU mask of %s: %s → %s".formatted(sf, c.before(), c.after());
          case "m" -> "made %s the buffer of %s".formatted(sf, c.after());
          default -> null;
        });
  }

  /** A queue such as {@code {K0 K1}}: who came, and who went. */
  private String queue(Change c, String put, String on, String off) {
    List<String> before = members(c.before());
    List<String> after = members(c.after());
    List<String> came = new ArrayList<>(after);
    before.forEach(came::remove);
    List<String> went = new ArrayList<>(before);
    after.forEach(went::remove);
    List<String> said = new ArrayList<>();
    if (!came.isEmpty()) {
      said.add(put + names(came) + on);
    }
    if (!went.isEmpty()) {
      said.add("took " + names(went) + off);
    }
    return said.isEmpty() ? set(c) : String.join(", ", said);
  }

  private String names(List<String> members) {
    return members.stream()
        .map(m -> m.equals(subject()) ? "itself" : m)
        .collect(Collectors.joining(" and "));
  }

  private static List<String> members(String queue) {
    String inside = queue.substring(1, queue.length() - 1);
    return inside.isEmpty() ? List.of() : Arrays.asList(inside.split(" "));
  }

  /** Who does it: a thread, a CPU, or what the event is said of. */
  String subject() {
    return row.thread() >= 0 ? trace.threads().get(row.thread()) : row.text().split(" ")[0];
  }
}
