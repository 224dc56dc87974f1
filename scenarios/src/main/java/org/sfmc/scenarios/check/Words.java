package org.sfmc.scenarios.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions, predicates, flags and settings of the language itself. */
final class Words {
  static final List<String> FLAGS =
      List.of("SFB_DEFAULT", "SFB_CATCH", "SFB_CPUPRIVATE", "SFB_NOWAIT");
  static final List<String> SETTINGS =
      List.of("cpus", "buffers", "impl", "bug", "tlb", "statistics");
  static final List<String> TLBS = List.of("demand", "speculative");
  static final List<String> STATISTICS = List.of("on", "off");
  static final List<String> COUNTS =
      List.of("states", "transitions", "finals", "outcomes", "depth");
  static final List<String> LIMITS = List.of("states", "depth", "seconds");

  /** Takes any number of arguments; what it returns is of their sort. */
  static final String CHOICE = "one_of";

  static final Map<String, Signature> FUNCTIONS = functions();
  static final Map<String, About> PREDICATES = predicates();

  private Words() {}

  /** What a function takes and returns. */
  record Signature(Sort result, List<Sort> parameters) {}

  /** What a predicate asks about. */
  enum About {
    NOTHING,
    PAGE,
    THREAD,
    LABEL,
    BUFFER,
    CPU_AND_BUFFER
  }

  private static Map<String, Signature> functions() {
    Map<String, Signature> functions = new LinkedHashMap<>();
    functions.put("sf_buf_alloc", takes(Sort.SF_BUF, Sort.PAGE, Sort.FLAGS));
    functions.put("sf_buf_free", takes(Sort.NOTHING, Sort.SF_BUF));
    functions.put("sf_buf_ref", takes(Sort.NOTHING, Sort.SF_BUF));
    functions.put("sf_buf_kva", takes(Sort.KVA, Sort.SF_BUF));
    functions.put("sf_buf_page", takes(Sort.PAGE, Sort.SF_BUF));
    functions.put("vm_page_wire", takes(Sort.NOTHING, Sort.PAGE));
    functions.put("vm_page_unwire", takes(Sort.INT, Sort.PAGE));
    functions.put("vm_page_wired", takes(Sort.INT, Sort.PAGE));
    functions.put("vm_page_grab", takes(Sort.INT, Sort.PAGE));
    functions.put("vm_page_release", takes(Sort.NOTHING, Sort.PAGE));
    functions.put("vm_page_hold", takes(Sort.NOTHING, Sort.PAGE));
    functions.put("vm_page_unhold", takes(Sort.NOTHING, Sort.PAGE));
    functions.put("vm_page_busy_acquire", takes(Sort.INT, Sort.PAGE));
    functions.put("vm_page_xunbusy", takes(Sort.NOTHING, Sort.PAGE));
    functions.put("vm_page_object", takes(Sort.INT, Sort.PAGE));
    functions.put("vm_page_free", takes(Sort.NOTHING, Sort.PAGE));
    functions.put("sched_pin", takes(Sort.NOTHING));
    functions.put("sched_unpin", takes(Sort.NOTHING));
    functions.put("spinlock_enter", takes(Sort.NOTHING));
    functions.put("spinlock_exit", takes(Sort.NOTHING));
    functions.put("psignal", takes(Sort.NOTHING, Sort.THREAD));
    functions.put(CHOICE, takes(Sort.UNKNOWN, Sort.UNKNOWN));
    functions.put("await", takes(Sort.NOTHING, Sort.CONDITION));
    functions.put("assert", takes(Sort.NOTHING, Sort.CONDITION));
    functions.put("assume", takes(Sort.NOTHING, Sort.CONDITION));
    return functions;
  }

  private static Signature takes(Sort result, Sort... parameters) {
    return new Signature(result, List.of(parameters));
  }

  private static Map<String, About> predicates() {
    Map<String, About> predicates = new LinkedHashMap<>();
    predicates.put("free_buffers", About.NOTHING);
    for (String name :
        List.of("mappings", "refs", "wired", "contents", "held", "busied", "orphaned", "freed")) {
      predicates.put(name, About.PAGE);
    }
    for (String name : List.of("asleep", "queued", "done", "pinned", "cpu", "signalled")) {
      predicates.put(name, About.THREAD);
    }
    predicates.put("executed", About.LABEL);
    predicates.put("pte", About.BUFFER);
    predicates.put("tlb", About.CPU_AND_BUFFER);
    return predicates;
  }

  static boolean isReserved(String word) {
    return FLAGS.contains(word)
        || FUNCTIONS.containsKey(word)
        || PREDICATES.containsKey(word)
        || SETTINGS.contains(word)
        || word.equals("pages");
  }
}
