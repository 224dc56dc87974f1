package org.sfmc.checker.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All scenarios of two threads of up to so many calls, each on a CPU of its own, up to exchanging
 * the threads and exchanging the pages. A thread speaks of a buffer only after it has asked for
 * one.
 */
record Scope(int calls, int buffers, int pages, boolean signals) {
  /** What a thread may do, by numbers of {@link Call#all}. */
  private List<List<Integer>> words() {
    List<Call> all = Call.all(pages);
    List<List<Integer>> words = new ArrayList<>(List.of(List.of()));
    for (int from = 0, length = 0; length < calls; length++) {
      int end = words.size();
      for (; from < end; from++) {
        List<Integer> word = words.get(from);
        boolean asked = word.stream().anyMatch(c -> all.get(c).allocates());
        for (int c = 0; c < all.size(); c++) {
          if (asked || !all.get(c).needsBuffer()) {
            List<Integer> longer = new ArrayList<>(word);
            longer.add(c);
            words.add(longer);
          }
        }
      }
    }
    return words;
  }

  /** How many there are, by Burnside's lemma: pairs that each symmetry leaves as they are. */
  long count() {
    long plain = 1;
    long asked = 0;
    long words = 1;
    long without = 1;
    long pinning = 1;
    for (int length = 1; length <= calls; length++) {
      asked = plain * 4 * pages + asked * (6L * pages + 6);
      plain *= 2L * pages + 2;
      words += plain + asked;
      pinning *= 2;
      without += pinning;
    }
    return pages == 1
        ? (words * words + words) / 2
        : (words * words + words + without * without + words) / 4;
  }

  /** Shows each scenario once. */
  void forEach(Consumer<String> each) {
    List<List<Integer>> words = words();
    List<List<Integer>> mirrored = words.stream().map(this::mirrored).toList();
    List<Integer> mirror = mirrored.stream().map(words::indexOf).toList();
    for (int a = 0; a < words.size(); a++) {
      for (int b = a; b < words.size(); b++) {
        if (isFirst(a, b, mirror)) {
          each.accept(text(words.get(a), words.get(b)));
        }
      }
    }
  }

  /** Whether no symmetric pair comes before. */
  private boolean isFirst(int a, int b, List<Integer> mirror) {
    int first = Math.min(mirror.get(a), mirror.get(b));
    int second = Math.max(mirror.get(a), mirror.get(b));
    return pages == 1 || a < first || a == first && b <= second;
  }

  private List<Integer> mirrored(List<Integer> word) {
    int perPage = 6;
    return word.stream()
        .map(c -> pages == 2 && c < 2 * perPage ? (c + perPage) % (2 * perPage) : c)
        .toList();
  }

  private String text(List<Integer> a, List<Integer> b) {
    String pageNames =
        IntStream.range(0, pages).mapToObj(p -> "p" + p).collect(Collectors.joining(", "));
    String env = signals ? "signal a at most 1; signal b at most 1; " : "";
    return """
        SFBUF scope
        "One of all."
        machine { cpus = 2; buffers = %d; pages = %s; }
        %s%senv { %smigrate none; }
        """
        .formatted(buffers, pageNames, thread("a", 0, a), thread("b", 1, b), env);
  }

  private String thread(String name, int cpu, List<Integer> word) {
    List<Call> all = Call.all(pages);
    String body = word.stream().map(c -> all.get(c).text()).collect(Collectors.joining(" "));
    String locals = body.contains("sf ") ? "struct sf_buf *sf; " : "";
    locals += body.contains("kva") ? "vm_offset_t kva; " : "";
    locals += body.contains("word") ? "int word; " : "";
    return "thread %s @ cpu%d { %s%s }\n".formatted(name, cpu, locals, body);
  }

  @Override
  public String toString() {
    return "up to %d call%s, %d buffer%s, %d page%s, signals %s"
        .formatted(
            calls,
            calls == 1 ? "" : "s",
            buffers,
            buffers == 1 ? "" : "s",
            pages,
            pages == 1 ? "" : "s",
            signals ? "on" : "off");
  }
}
