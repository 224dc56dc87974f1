package org.sfmc.checker.family;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A family of small systems: threads that map pages, read through the mapping and free it again.
 *
 * @param threads 1 to 4, on CPU {@code t mod cpus} at the start
 * @param pages thread {@code t} maps page {@code (t + k) mod pages} in its round {@code k}
 * @param rounds how often each thread does
 * @param flags four bits for each thread, the lowest for thread 0: 1 SFB_CATCH, 2 SFB_CPUPRIVATE
 *     (and pinned meanwhile), 4 SFB_NOWAIT
 * @param signals one bit for each thread: whether it may get a signal
 * @param migrates whether threads migrate
 * @param anyPage whether a thread maps any page in each round, instead of that one
 */
record Family(
    int threads,
    int pages,
    int buffers,
    int cpus,
    int rounds,
    int flags,
    int signals,
    boolean migrates,
    boolean anyPage) {
  static final int CATCH = 1;
  static final int PRIVATE = 2;
  static final int NOWAIT = 4;

  /** With a page for each round. */
  Family(
      int threads,
      int pages,
      int buffers,
      int cpus,
      int rounds,
      int flags,
      int signals,
      boolean migrates) {
    this(threads, pages, buffers, cpus, rounds, flags, signals, migrates, false);
  }

  /** The same with any page in each round. */
  Family ofAnyPage() {
    return new Family(threads, pages, buffers, cpus, rounds, flags, signals, migrates, true);
  }

  boolean has(int thread, int flag) {
    return (flags >> 4 * thread & flag) != 0;
  }

  boolean isSignalled(int thread) {
    return (signals >> thread & 1) != 0;
  }

  /** The page of a round, from 0. */
  int page(int thread, int round) {
    return (thread + round) % pages;
  }

  /** What TLC is to be told of it, for the module SfBuf. */
  String configuration() {
    return """
    SPECIFICATION Spec
    CONSTANTS
        Threads   = %d
        Pages     = %d
        Buffers   = %d
        Cpus      = %d
        Rounds    = %d
        AnyPage   = %s
        Migrate   = %s
        Catch     = %s
        Private   = %s
        NoWait    = %s
        Signalled = %s
    INVARIANTS
        ReadsItsPage
        HeldMapsItsPage
        RefsAreHolders
        FreeIsUnused
        WantCountsWaiters
        SomebodyWillWake
    """
        .formatted(
            threads,
            pages,
            buffers,
            cpus,
            rounds,
            Boolean.toString(anyPage).toUpperCase(Locale.ROOT),
            Boolean.toString(migrates).toUpperCase(Locale.ROOT),
            set(t -> has(t, CATCH)),
            set(t -> has(t, PRIVATE)),
            set(t -> has(t, NOWAIT)),
            set(this::isSignalled));
  }

  private String set(IntPredicate isIn) {
    return IntStream.range(0, threads)
        .filter(isIn)
        .mapToObj(Integer::toString)
        .collect(joining(", ", "{", "}"));
  }

  /** The system as a scenario, in which a thread forgets a buffer that it has freed. */
  String scenario(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("SFBUF " + name);
    lines.add("\"Threads map pages in turn, read through the mapping and free it again.\"");
    lines.add("");
    lines.add("machine {");
    lines.add("    cpus    = " + cpus + ";");
    lines.add("    buffers = " + buffers + ";");
    lines.add("    pages   = " + pageNames() + ";");
    lines.add("    statistics = off;");
    lines.add("}");
    lines.add("");
    for (int thread = 0; thread < threads; thread++) {
      addThread(lines, thread);
    }
    addEnvironment(lines);
    lines.add("forall all_free: free_buffers == " + buffers + ";");
    lines.add("");
    lines.add("expect ok;");
    return String.join("\n", lines) + "\n";
  }

  private String pageNames() {
    return IntStream.range(0, pages).mapToObj(page -> "p" + page).collect(joining(", "));
  }

  private void addThread(List<String> lines, int thread) {
    lines.add("thread t" + thread + " @ cpu" + thread % cpus + " {");
    for (int round = 0; round < rounds; round++) {
      String page = anyPage ? "m" + round : "p" + page(thread, round);
      String sf = "sf" + round;
      boolean pinned = has(thread, PRIVATE);
      addStart(lines, page, pinned);
      lines.add(
          "    struct sf_buf *" + sf + " = sf_buf_alloc(" + page + ", " + flags(thread) + ");");
      boolean mayFail = has(thread, CATCH) || has(thread, NOWAIT);
      String indent = mayFail ? "        " : "    ";
      if (mayFail) {
        lines.add("    if (" + sf + " != NULL) {");
      }
      String kva = "va" + round;
      lines.add(
          indent
              + ("atomic { vm_offset_t %s = sf_buf_kva(%s); int seen%d = *%s; }")
                  .formatted(kva, sf, round, kva));
      lines.add(indent + "sf_buf_free(" + sf + ");");
      if (mayFail) {
        lines.add("    }");
      }
      lines.add(
          pinned
              ? "    atomic { vm_page_unwire(" + page + "); sched_unpin(); }"
              : "    vm_page_unwire(" + page + ");");
    }
    lines.add("}");
    lines.add("");
  }

  private void addStart(List<String> lines, String page, boolean pinned) {
    String wire = "vm_page_wire(" + page + ");" + (pinned ? " sched_pin();" : "");
    if (anyPage) {
      lines.add("    vm_page_t " + page + ";");
      lines.add("    atomic { " + page + " = one_of(" + pageNames() + "); " + wire + " }");
    } else {
      lines.add(pinned ? "    atomic { " + wire + " }" : "    " + wire);
    }
  }

  private String flags(int thread) {
    List<String> names = new ArrayList<>();
    if (has(thread, CATCH)) {
      names.add("SFB_CATCH");
    }
    if (has(thread, PRIVATE)) {
      names.add("SFB_CPUPRIVATE");
    }
    if (has(thread, NOWAIT)) {
      names.add("SFB_NOWAIT");
    }
    return names.isEmpty() ? "SFB_DEFAULT" : String.join(" | ", names);
  }

  private void addEnvironment(List<String> lines) {
    lines.add("env {");
    for (int thread = 0; thread < threads; thread++) {
      if (isSignalled(thread)) {
        lines.add("    signal t" + thread + " at most 1;");
      }
    }
    lines.add("    migrate " + (migrates ? "any" : "none") + ";");
    lines.add("}");
    lines.add("");
  }
}
