package org.sfmc.model.machine;

import java.util.List;

/**
 * What else becomes of pages (sys/vm/vm_page.c): held, busied, freed, left behind by their object,
 * and taken by somebody else. Declared only where a system speaks of it.
 *
 * <p>Each operation is one instant under the page's lock. A page belongs to an object, a file say,
 * until the object goes away; a wired page survives that as an orphan, and the last to unwire it
 * must free it. A page that is free, or that nobody keeps, may be taken by somebody else, who
 * writes to it.
 */
public final class PageLife {
  /** What somebody else has written to a page that was taken. */
  public static final int STRANGERS_DATA = 254;

  static final int MOST_TAKEN = 7;

  static final int ALLOCATED = 0;

  /** Freed, but somebody still holds it ({@code PG_UNHOLDFREE}). */
  private static final int DYING = 1;

  static final int FREE = 2;

  /** Somebody else's page by now. */
  static final int TAKEN = 3;

  private static final List<String> FRAMES = List.of("allocated", "dying", "free", "taken");

  final Pages pages;
  private final List<Integer> fileContents;
  private final int holds;
  private final int busy;
  final int objects;
  private final int frames;
  final int generations;

  /**
   * Declares pages that are allocated, in their object, and neither held nor busied.
   *
   * @param fileContents what each page holds when it is read in again
   */
  public PageLife(Layout layout, Pages pages, Threads threads, List<Integer> fileContents) {
    this.pages = pages;
    this.fileContents = List.copyOf(fileContents);
    this.holds = declare(layout, "hold_count", -1, Pages.MOST_REFERENCES, 0);
    this.busy = declare(layout, Layout.Sort.THREAD, "busy", 0, threads.count(), 0);
    this.objects = declare(layout, "object", 0, 1, 1);
    this.frames = declare(layout, "frame", ALLOCATED, TAKEN, ALLOCATED);
    this.generations = declare(layout, "taken", 0, MOST_TAKEN, 0);
    for (int page = 1; page <= pages.count(); page++) {
      int p = page - 1;
      String name = "(" + pages.name(page) + ")";
      layout.show("hold_count" + name, cells -> Integer.toString(cells.get(holds + p)));
      layout.show(
          "busy" + name,
          cells -> cells.get(busy + p) == 0 ? "nobody" : threads.name(cells.get(busy + p) - 1));
      layout.show("object" + name, cells -> cells.get(objects + p) == 0 ? "NULL" : "present");
      layout.show("page" + name, cells -> FRAMES.get(cells.get(frames + p)));
    }
    pages.live(this);
  }

  private int declare(Layout layout, String what, int low, int high, int initial) {
    return declare(layout, Layout.Sort.NUMBER, what, low, high, initial);
  }

  private int declare(
      Layout layout, Layout.Sort sort, String what, int low, int high, int initial) {
    int first = layout.size();
    for (int page = 1; page <= pages.count(); page++) {
      layout.add(sort, what + "(" + pages.name(page) + ")", low, high, initial);
    }
    return first;
  }

  /** {@code hold_count} in a state. */
  public int holds(Cells cells, int page) {
    return cells.get(holds + page - 1);
  }

  /** The thread that has the page busy in a state, or −1. */
  public int busier(Cells cells, int page) {
    return cells.get(busy + page - 1) - 1;
  }

  /** Whether the page is allocated and belongs to no object in a state. */
  public boolean isOrphan(Cells cells, int page) {
    return frame(cells, page) == ALLOCATED && cells.get(objects + page - 1) == 0;
  }

  /** Whether the page is on the free list in a state. */
  public boolean isFree(Cells cells, int page) {
    return frame(cells, page) == FREE;
  }

  int generation(Cells cells, int page) {
    return cells.get(generations + page - 1);
  }

  boolean isKept(Cells cells, int page) {
    return holds(cells, page) > 0 || busier(cells, page) >= 0;
  }

  int frame(Cells cells, int page) {
    return cells.get(frames + page - 1);
  }

  void setFrame(Cells cells, int page, int frame) {
    cells.set(frames + page - 1, frame);
  }

  /** That a thread works on the page that it looked up. */
  void mustBeOurs(Cells cells, int page, String function) {
    if (frame(cells, page) != ALLOCATED) {
      throw new Violation(
          "page_identity", function + ": " + pages.name(page) + gone(frame(cells, page)));
    }
  }

  private static String gone(int frame) {
    return switch (frame) {
      case TAKEN -> " is somebody else's page by now";
      case DYING -> " is freed as soon as nobody holds it";
      default -> " is free";
    };
  }

  void freeNow(Cells cells, int page) {
    setFrame(cells, page, holds(cells, page) > 0 ? DYING : FREE);
  }

  /**
   * {@code vm_page_grab()} with {@code VM_ALLOC_WIRED}: looks the page up, reads it in if it is
   * gone, and wires it; 1, or 0 when the object is gone or the freed page is still held. Waits
   * while another thread has it busy.
   */
  public Operation grab(int page) {
    return new PageOperations.Call(this, page, "vm_page_grab", PageOperations.Verb.GRAB);
  }

  /** {@code vm_page_hold()}. */
  public Operation hold(int page) {
    return new PageOperations.Call(this, page, "vm_page_hold", PageOperations.Verb.HOLD);
  }

  /** {@code vm_page_unhold()}: the last one frees a page whose freeing was put off. */
  public Operation unhold(int page) {
    return new PageOperations.Call(this, page, "vm_page_unhold", PageOperations.Verb.UNHOLD);
  }

  /**
   * {@code vm_page_busy_acquire()}: waits until nobody has the page busy; 0 when it is another page
   * by then, else 1 and it is busy.
   */
  public Operation busyAcquire(int page) {
    return new PageOperations.Call(
        this, page, "vm_page_busy_acquire", PageOperations.Verb.BUSY_ACQUIRE);
  }

  /** {@code vm_page_xunbusy()}. */
  public Operation xunbusy(int page) {
    return new PageOperations.Call(this, page, "vm_page_xunbusy", PageOperations.Verb.XUNBUSY);
  }

  /** {@code vm_page_free()}: of a page that is wired, busy or free, a violation. */
  public Operation free(int page) {
    return new PageOperations.Call(this, page, "vm_page_free", PageOperations.Verb.FREE);
  }

  /** {@code vm_page_release()}: unwires the page and frees it if that leaves an orphan. */
  public Operation release(int page) {
    return new PageOperations.Call(this, page, "vm_page_release", PageOperations.Verb.RELEASE);
  }

  /** {@code m->object != NULL}. */
  public Operation object(int page) {
    return new PageOperations.Call(this, page, "object of", PageOperations.Verb.OBJECT);
  }

  /** The checker's own note of how often the page has been taken, for {@link #sameAs}. */
  public Operation generation(int page) {
    return new PageOperations.Generation(this, page);
  }

  /** That a page which is accessed has not been taken since; otherwise a violation. */
  public Operation sameAs(int page, int generation) {
    return new PageOperations.SameAs(this, page, generation);
  }

  /** The object goes away: its page is freed, or left an orphan while wired. Once. */
  public Operation truncate(int page) {
    return new PageOperations.Truncate(this, page);
  }

  /** Somebody else takes the page, which is free or which nobody keeps, and writes to it. */
  public Operation reclaim(int page) {
    return new PageOperations.Reclaim(this, page);
  }

  /** That a page has not been taken since its generation was noted. */
  void mustBeSame(Cells cells, int page, int generation) {
    if (generation(cells, page) != generation) {
      throw new Violation(
          "page_not_reused",
          "an access reaches " + pages.name(page) + ", which is somebody else's page by now");
    }
  }

  int grab(Cells cells, int thread, int page) {
    if (busier(cells, page) >= 0 && busier(cells, page) != thread) {
      return Operation.BLOCKED;
    }
    if (cells.get(objects + page - 1) == 0 || frame(cells, page) == DYING) {
      return 0;
    }
    if (frame(cells, page) != ALLOCATED) {
      setFrame(cells, page, ALLOCATED);
      pages.setContents(cells, page, fileContents.get(page - 1));
    }
    pages.addWiring(cells, page);
    return 1;
  }

  int hold(Cells cells, int page) {
    mustBeOurs(cells, page, "vm_page_hold");
    int count = cells.add(holds + page - 1, 1);
    if (count > Pages.MOST_REFERENCES) {
      throw new BoundsExceeded(
          pages.name(page) + " is held more than " + Pages.MOST_REFERENCES + " times");
    }
    return count;
  }

  int unhold(Cells cells, int page) {
    int left = cells.add(holds + page - 1, -1);
    if (left < 0) {
      throw new Violation(
          "hold_count", "vm_page_unhold: the hold count of " + pages.name(page) + " is zero");
    }
    if (left == 0 && frame(cells, page) == DYING) {
      setFrame(cells, page, FREE);
    }
    return left;
  }

  int busyAcquire(Cells cells, int thread, int page) {
    if (busier(cells, page) >= 0) {
      return Operation.BLOCKED;
    }
    if (frame(cells, page) != ALLOCATED) {
      return 0;
    }
    cells.set(busy + page - 1, thread + 1);
    return 1;
  }

  int xunbusy(Cells cells, int thread, int page) {
    if (busier(cells, page) != thread) {
      throw new Violation(
          "busy_owner",
          "vm_page_xunbusy: " + pages.name(page) + " was not made busy by this thread");
    }
    cells.set(busy + page - 1, 0);
    return 0;
  }

  int free(Cells cells, int thread, int page) {
    String name = pages.name(page);
    if (frame(cells, page) != ALLOCATED) {
      throw new Violation(
          "freed_once",
          "vm_page_free: "
              + name
              + (frame(cells, page) == TAKEN
                  ? " is somebody else's page by now"
                  : " is free already"));
    }
    int busier = busier(cells, page);
    if (pages.wirings(cells, page) > 0 || (busier >= 0 && busier != thread)) {
      throw new Violation(
          "freed_unused",
          "vm_page_free: freeing " + (busier >= 0 ? "busy" : "wired") + " page " + name);
    }
    cells.set(busy + page - 1, 0);
    freeNow(cells, page);
    return 0;
  }

  int release(Cells cells, int page) {
    int left = pages.removeWiring(cells, page);
    if (left == 0 && isOrphan(cells, page)) {
      freeNow(cells, page);
    }
    return left;
  }
}
