package org.sfmc.checker.fuzz.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/** What a find is said to show, and what is remarked on its lines. */
class TitleTest {
  private static final String DEFAULT = "    struct sf_buf *%s = sf_buf_alloc(%s, SFB_DEFAULT);";
  private static final Subject I386 = new Subject("i386", "");

  private static Draft draft(List<String> tail, Part... parts) {
    List<String> head =
        List.of("SFBUF x", "machine {", "    buffers = 1;", "    pages   = p0, p1;", "}");
    return new Draft(head, List.of(parts), tail);
  }

  private static Part thread(String name, String... lines) {
    return new Part(name, "", List.of(lines));
  }

  private static String title(String property, Draft draft) {
    Subject other = new Subject("i386", "wakeup_one");
    return Title.of(draft, new Difference(Optional.of(I386), other, property, List.of(), true));
  }

  @Test
  void isASituationAndAPromise() {
    Part user = thread("user", DEFAULT.formatted("sf", "p0"), DEFAULT.formatted("next", "p1"));
    Part other = thread("other", DEFAULT.formatted("sf", "p1"));

    assertEquals(
        "One thread, two mappings, one buffer: a page is freed once.",
        title("freed_once", draft(List.of(), user)));
    assertEquals(
        "Two users, two pages, one buffer: a page is freed once.",
        title("freed_once", draft(List.of(), user, other)));
    assertEquals(
        "Two users of one page: it ends in the ways it should, and in no other.",
        title("", draft(List.of(), other, other)));
    assertEquals(
        "A signal may come at any time: a page is freed once.",
        title("freed_once", draft(List.of("env { signal other; }"), other, other)));
  }

  @Test
  void tellsOfSleepersAndOfWhoIsRefused() {
    Part wants = thread("waiter", DEFAULT.formatted("sf", "p1"));
    Part holds = thread("holder", DEFAULT.formatted("sf", "p0"), "    await(asleep(waiter));");
    Part signals = thread("holder", "    await(asleep(waiter));", "    psignal(waiter);");
    Part shows = thread("holder", "    await(executed(taker:T));");
    Part taker = thread("taker", "T:  struct sf_buf *sf = sf_buf_alloc(p1, SFB_NOWAIT);");

    assertEquals(
        "One thread sleeps until the other frees: a page is freed once.",
        title("freed_once", draft(List.of(), holds, wants)));
    assertEquals(
        "A signal comes while a thread sleeps: a page is freed once.",
        title("freed_once", draft(List.of(), signals, wants)));
    assertEquals(
        "No buffer is left: a page is freed once.",
        title("freed_once", draft(List.of(), shows, taker)));
  }

  @Test
  void machinesThatEndInOtherWaysBreakNothing() {
    Subject generic = new Subject("generic", "");
    Draft draft = draft(List.of(), thread("user", DEFAULT.formatted("sf", "p0")));

    assertEquals(
        "A page is mapped once, by one thread: not every machine lets it end in the same ways.",
        Title.of(draft, new Difference(Optional.of(I386), generic, "", List.of(1), true)));
    assertEquals(
        "Everybody keeps the rules, and everybody breaks something.",
        Title.of(draft, new Difference(Optional.empty(), I386, "page_wired", List.of(), true)));
  }

  @Test
  void remarksSayWhatAParameterDoesAndWhyARunIsHarmless() {
    List<String> lines =
        List.of(
            "param ALONE = 0;",
            "expect ok with buffers = 2, bug = no_unhash;",
            "expect ok with cpus = 1;",
            "expect ok;");

    assertEquals(
        List.of(
            "param ALONE = 0;     // 1: one after the other",
            "expect ok with buffers = 2, bug = no_unhash;     // one for each page",
            "expect ok with cpus = 1;     // there is no other CPU",
            "expect ok;"),
        Remarks.on(lines, draft(List.of())));
    // With a page more that is no reason.
    Draft many =
        new Draft(List.of("machine {", "    pages = p0, p1, p2;", "}"), List.of(), List.of());
    assertEquals(lines.get(1), Remarks.on(lines, many).get(1));
  }
}
