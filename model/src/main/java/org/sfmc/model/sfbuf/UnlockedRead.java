package org.sfmc.model.sfbuf;

import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Violation;

/**
 * The two places where subr_sfbuf.c reads guarded data without the lock, because the caller's
 * reference keeps it still.
 */
final class UnlockedRead {
  private UnlockedRead() {}

  /** {@code KASSERT(sf->ref_count > 0)} of {@code sf_buf_ref()}. */
  record RefAsserted(IntCell refCount) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      if (refCount.in(cells) <= 0) {
        throw new Violation("ref_of_held", "sf_buf_ref: " + refCount + " is " + refCount.in(cells));
      }
      return 0;
    }

    @Override
    public String toString() {
      return "assert " + refCount + " > 0";
    }
  }

  /** {@code sf->m} of {@code sf_buf_page()}. */
  record PageRead(IntCell m, Pages pages) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return m.in(cells);
    }

    @Override
    public String returned(int result) {
      return pages.name(result);
    }

    @Override
    public String toString() {
      return "read " + m;
    }
  }
}
