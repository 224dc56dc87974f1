package org.sfmc.model.machine;

import java.util.List;

/**
 * The page table entries of the temporary mappings, one for each kernel virtual address.
 *
 * <p>An entry holds the page it maps, or 0 while it is invalid. Whoever owns the address changes it
 * under a lock; loads and stores look at it without one.
 */
public final class PageTable {
  private final Pages pages;
  private final List<String> names;
  private final int entries;

  /** Declares invalid entries for the addresses {@code 1..names.size()}. */
  public PageTable(Layout layout, Pages pages, List<String> names) {
    this.pages = pages;
    this.names = List.copyOf(names);
    this.entries = layout.size();
    for (String name : names) {
      int cell = layout.add("pte(" + name + ")", 0, pages.count(), 0);
      layout.show("pte(" + name + ")", cells -> cells[cell] == 0 ? "-" : pages.name(cells[cell]));
    }
  }

  /** The page that an address translates to in a state, 0 for none. */
  public int page(int[] cells, int kva) {
    return cells[entries + kva - 1];
  }

  /** Stores the entry. */
  public Operation enter(int kva, int page) {
    return new Enter(this, kva, page);
  }

  /** Reads the word the address points to; a page fault is a violation. */
  public Operation load(int kva) {
    return new Load(this, kva);
  }

  /** Writes the word the address points to; a page fault is a violation. */
  public Operation store(int kva, int value) {
    return new Store(this, kva, value);
  }

  private int translate(int[] cells, int kva) {
    int page = page(cells, kva);
    if (page == 0) {
      throw new Violation(
          "no_page_fault", "the address of " + names.get(kva - 1) + " has no valid entry");
    }
    return page;
  }

  private record Enter(PageTable table, int kva, int page) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      cells[table.entries + kva - 1] = page;
      return 0;
    }

    @Override
    public String toString() {
      return "pte(" + table.names.get(kva - 1) + ") = " + table.pages.name(page);
    }
  }

  private record Load(PageTable table, int kva) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      return table.pages.contents(cells, table.translate(cells, kva));
    }

    @Override
    public String describe(int result) {
      return "read " + result + " through " + table.names.get(kva - 1);
    }

    @Override
    public String returned(int result) {
      return Integer.toString(result);
    }
  }

  private record Store(PageTable table, int kva, int value) implements Operation {
    @Override
    public int apply(int[] cells, int thread) {
      table.pages.setContents(cells, table.translate(cells, kva), value);
      return 0;
    }

    @Override
    public String toString() {
      return "wrote " + value + " through " + table.names.get(kva - 1);
    }
  }
}
