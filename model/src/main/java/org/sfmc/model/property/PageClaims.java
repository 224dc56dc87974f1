package org.sfmc.model.property;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToIntBiFunction;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.Part;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.PageLife;
import org.sfmc.model.machine.Pages;

/** What must be left of pages when all threads are done. */
public final class PageClaims {
  private final Pages pages;

  private PageClaims(Pages pages) {
    this.pages = pages;
  }

  /** The claims about pages that can be wired and no more. */
  public static List<Claim> of(Pages pages) {
    return List.of(
        new PageClaims(pages).none("no_wiring_leak", "is still wired %d times", pages::wirings));
  }

  /** The further claims about pages that have a life beyond being wired. */
  public static List<Claim> of(Pages pages, PageLife life) {
    PageClaims made = new PageClaims(pages);
    return List.of(
        made.none("no_hold_leak", "is still held %d times", life::holds),
        made.none("no_busy_leak", "is still busy", (cells, p) -> life.busier(cells, p) + 1),
        made.none(
            "no_orphan_leak",
            "has lost its object, nobody wires it, and it is not free",
            (cells, p) -> life.isOrphan(cells, p) && pages.wirings(cells, p) == 0 ? 1 : 0));
  }

  /** That a number is 0 for every page; the text may print it. */
  private Claim none(String name, String text, ToIntBiFunction<Cells, Integer> number) {
    return new Claim(
        name,
        When.FINALLY_ALWAYS,
        view -> first(page -> number.applyAsInt(view.cells(), page) != 0) == 0,
        view -> {
          int page = first(p -> number.applyAsInt(view.cells(), p) != 0);
          return pages.name(page) + " " + text.formatted(number.applyAsInt(view.cells(), page));
        },
        view -> {
          int page = first(p -> number.applyAsInt(view.cells(), p) != 0);
          return new Part(
              "",
              Map.of("page", pages.name(page)),
              state -> number.applyAsInt(state.cells(), page) == 0);
        });
  }

  /** The first page of which something is true, or 0. */
  private int first(IntPredicate wanted) {
    for (int page = 1; page <= pages.count(); page++) {
      if (wanted.test(page)) {
        return page;
      }
    }
    return 0;
  }
}
