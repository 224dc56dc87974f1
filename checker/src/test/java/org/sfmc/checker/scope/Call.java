package org.sfmc.checker.scope;

import java.util.ArrayList;
import java.util.List;

/**
 * One call of a thread that has one buffer in hand, or none yet.
 *
 * @param statements with {@code PAGE} for its page
 * @param page its page, or −1
 * @param needsBuffer whether it speaks of the buffer
 * @param allocates whether it gets one
 */
record Call(String statements, int page, boolean needsBuffer, boolean allocates) {
  private static final List<String> FLAGS =
      List.of("SFB_DEFAULT", "SFB_CATCH", "SFB_NOWAIT", "SFB_CPUPRIVATE");

  /** Every call with so many pages. */
  static List<Call> all(int pages) {
    List<Call> all = new ArrayList<>();
    for (int p = 0; p < pages; p++) {
      for (String flag : FLAGS) {
        all.add(new Call("sf = sf_buf_alloc(PAGE, " + flag + ");", p, false, true));
      }
      all.add(new Call("vm_page_wire(PAGE);", p, false, false));
      all.add(new Call("vm_page_unwire(PAGE);", p, false, false));
    }
    all.add(new Call("sf_buf_free(sf);", -1, true, false));
    all.add(new Call("sf_buf_ref(sf);", -1, true, false));
    all.add(new Call("kva = sf_buf_kva(sf); word = *kva;", -1, true, false));
    all.add(new Call("kva = sf_buf_kva(sf); *kva = 1;", -1, true, false));
    all.add(new Call("sched_pin();", -1, false, false));
    all.add(new Call("sched_unpin();", -1, false, false));
    return all;
  }

  /** The call as a line of a thread, with the pages in another order. */
  String text() {
    return statements.replace("PAGE", "p" + page);
  }
}
