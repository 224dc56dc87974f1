package org.sfmc.model.machine;

/** What happens to pages in their {@link PageLife}. */
final class PageOperations {
  private PageOperations() {}

  record Generation(PageLife life, int page) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return life.generation(cells, page);
    }

    @Override
    public Mover mover() {
      return Mover.GHOST;
    }

    @Override
    public String toString() {
      return "the generation of " + life.pages.name(page);
    }
  }

  record SameAs(PageLife life, int page, int generation) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      life.mustBeSame(cells, page, generation);
      return 0;
    }

    @Override
    public Mover mover() {
      return Mover.GHOST;
    }

    @Override
    public String toString() {
      return "access to " + life.pages.name(page);
    }
  }

  enum Verb {
    GRAB,
    HOLD,
    UNHOLD,
    BUSY_ACQUIRE,
    XUNBUSY,
    FREE,
    RELEASE,
    OBJECT
  }

  record Call(PageLife life, int page, String function, Verb verb) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return switch (verb) {
        case GRAB -> life.grab(cells, thread, page);
        case HOLD -> life.hold(cells, page);
        case UNHOLD -> life.unhold(cells, page);
        case BUSY_ACQUIRE -> life.busyAcquire(cells, thread, page);
        case XUNBUSY -> life.xunbusy(cells, thread, page);
        case FREE -> life.free(cells, thread, page);
        case RELEASE -> life.release(cells, page);
        case OBJECT -> cells.get(life.objects + page - 1);
      };
    }

    @Override
    public boolean mayBlock() {
      return verb == Verb.GRAB || verb == Verb.BUSY_ACQUIRE;
    }

    @Override
    public boolean maySleep() {
      return mayBlock();
    }

    @Override
    public int waitsFor(Cells cells, int thread) {
      return mayBlock() ? life.busier(cells, page) : -1;
    }

    @Override
    public String returned(int result) {
      return switch (verb) {
        case GRAB, BUSY_ACQUIRE, OBJECT -> Integer.toString(result);
        default -> "";
      };
    }

    @Override
    public String toString() {
      return verb == Verb.OBJECT
          ? "read " + life.pages.name(page) + "->object"
          : function + "(" + life.pages.name(page) + ")";
    }
  }

  record Truncate(PageLife life, int page) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      if (cells.get(life.objects + page - 1) == 0 || life.busier(cells, page) >= 0) {
        return BLOCKED;
      }
      cells.set(life.objects + page - 1, 0);
      if (life.frame(cells, page) == PageLife.ALLOCATED && life.pages.wirings(cells, page) == 0) {
        life.freeNow(cells, page);
      }
      return 0;
    }

    @Override
    public String toString() {
      return "the object of " + life.pages.name(page) + " goes away";
    }
  }

  record Reclaim(PageLife life, int page) implements Blocking {
    @Override
    public int apply(Cells cells, int thread) {
      boolean unused =
          life.frame(cells, page) == PageLife.ALLOCATED
              && !life.isOrphan(cells, page)
              && !life.pages.isKept(cells, page);
      if (!unused && life.frame(cells, page) != PageLife.FREE) {
        return BLOCKED;
      }
      if (cells.add(life.generations + page - 1, 1) > PageLife.MOST_TAKEN) {
        throw new BoundsExceeded(
            life.pages.name(page) + " is taken more than " + PageLife.MOST_TAKEN + " times");
      }
      life.setFrame(cells, page, PageLife.TAKEN);
      life.pages.setContents(cells, page, PageLife.STRANGERS_DATA);
      return 0;
    }

    @Override
    public String toString() {
      return life.pages.name(page) + " is taken by somebody else";
    }
  }
}
