package org.sfmc.checker.fuzz.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/** Names that say what is what. */
class NamesTest {
  private static final Draw FIRST = (bound, question) -> 0;

  private static Part thread(String name, String... lines) {
    return new Part(name, "", List.of(lines));
  }

  private static Draft draft(Part... parts) {
    List<String> head =
        List.of("SFBUF x", "machine {", "    cpus    = 1;", "    pages   = p0, p1;", "}");
    return new Draft(head, List.of(parts), List.of());
  }

  @Test
  void aLoneBufferIsSf() {
    Part part = thread("a", "    struct sf_buf *first = sf_buf_alloc(p0, SFB_DEFAULT);");

    assertEquals(
        List.of("    struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);"),
        Locals.of(part, List.of(), FIRST).body());
  }

  @Test
  void whatIsHeldTogetherIsFirstAndSecondUnlessAThreadIs() {
    Part part =
        thread(
            "a",
            "    struct sf_buf *x = sf_buf_alloc(p0, SFB_DEFAULT);",
            "    struct sf_buf *y = sf_buf_alloc(p1, SFB_NOWAIT);",
            "    sf_buf_free(x);");

    assertEquals("    sf_buf_free(first);", Locals.of(part, List.of(), FIRST).body().get(2));
    assertEquals("    sf_buf_free(one);", Locals.of(part, List.of("second"), FIRST).body().get(2));
  }

  @Test
  void threadsPlayParts() {
    Part holds =
        thread(
            "sender",
            "    struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);",
            "    await(executed(reader:X));");
    Part takes = thread("reader", "X:  struct sf_buf *sf = sf_buf_alloc(p1, SFB_NOWAIT);");

    Draft named = Names.of(draft(holds, takes), FIRST);

    assertEquals(List.of("holder", "taker"), named.parts().stream().map(Part::name).toList());
    assertEquals("    await(executed(taker:T));", named.parts().get(0).body().get(1));
  }

  @Test
  void threadsThatDoTheSameAreNeighbours() {
    String alloc = "    struct sf_buf *sf = sf_buf_alloc(%s, SFB_DEFAULT);";
    Draft two = draft(thread("a", alloc.formatted("p0")), thread("b", alloc.formatted("p1")));
    Draft one = draft(thread("a", alloc.formatted("p0")), thread("b", alloc.formatted("p0")));

    assertEquals(
        List.of("left", "right"), Names.of(two, FIRST).parts().stream().map(Part::name).toList());
    assertEquals(
        List.of("first", "second"), Names.of(one, FIRST).parts().stream().map(Part::name).toList());
  }

  @Test
  void thePageThatIsUsedFirstIsTheFirst() {
    Draft swept = Sweep.of(draft(thread("a", "    vm_page_wire(p1);", "    vm_page_unwire(p1);")));

    assertEquals("    pages   = p0;", swept.head().get(3));
    assertEquals(
        List.of("    vm_page_wire(p0);", "    vm_page_unwire(p0);"), swept.parts().get(0).body());
  }
}
