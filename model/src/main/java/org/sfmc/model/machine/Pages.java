package org.sfmc.model.machine;

import java.util.List;

/**
 * Physical pages: their wire counts and what they hold.
 *
 * <p>Wiring happens under the page's own lock, never under that of the sf_bufs, so each operation
 * is one visible instant. Pages are {@code 1..names.size()}; 0 stands for NULL.
 *
 * <p>That a page can be held, busied, freed and taken by somebody else is {@link PageLife}.
 */
public final class Pages {
  static final int MOST_REFERENCES = 12;

  private final List<String> names;
  private final int wirings;
  private final int contents;
  private PageLife life;

  /**
   * Declares the pages, none of them wired.
   *
   * @param initialContents what each page holds at the start, 0 to {@code highestContents}
   */
  public Pages(
      Layout layout, List<String> names, List<Integer> initialContents, int highestContents) {
    this.names = List.copyOf(names);
    layout.name(Layout.Sort.PAGE, names);
    this.wirings = layout.size();
    for (String name : names) {
      int cell = layout.add("wire_count(" + name + ")", -1, MOST_REFERENCES, 0);
      layout.show("wire_count(" + name + ")", cells -> Integer.toString(cells.get(cell)));
    }
    this.contents = layout.size();
    for (int p = 0; p < names.size(); p++) {
      String name = "contents(" + names.get(p) + ")";
      int cell = layout.add(name, 0, highestContents, initialContents.get(p));
      layout.show(name, cells -> Integer.toString(cells.get(cell)));
    }
  }

  /** From now on the pages have a life beyond being wired. */
  void live(PageLife life) {
    this.life = life;
  }

  /** Number of pages. */
  public int count() {
    return names.size();
  }

  /** The page's name; {@code NULL} for 0. */
  public String name(int page) {
    return page == 0 ? "NULL" : names.get(page - 1);
  }

  /** {@code wire_count} in a state. */
  public int wirings(Cells cells, int page) {
    return cells.get(wirings + page - 1);
  }

  /** Whether something keeps the page from being freed in a state: wired, held or busied. */
  public boolean isKept(Cells cells, int page) {
    return wirings(cells, page) > 0 || (life != null && life.isKept(cells, page));
  }

  /** How often the page has been given to somebody else in a state. */
  public int generation(Cells cells, int page) {
    return life == null ? 0 : life.generation(cells, page);
  }

  /** That an access reaches the page it was meant for; otherwise a violation. */
  public void mustBeSame(Cells cells, int page, int generation) {
    if (life != null) {
      life.mustBeSame(cells, page, generation);
    }
  }

  /** What the page holds in a state. */
  public int contents(Cells cells, int page) {
    return cells.get(contents + page - 1);
  }

  void setContents(Cells cells, int page, int value) {
    cells.set(contents + page - 1, value);
  }

  /** {@code vm_page_wire()} as a part of a larger operation; returns the new count. */
  int addWiring(Cells cells, int page) {
    if (life != null) {
      life.mustBeOurs(cells, page, "vm_page_wire");
    }
    int count = cells.add(wirings + page - 1, 1);
    if (count > MOST_REFERENCES) {
      throw new BoundsExceeded(name(page) + " is wired more than " + MOST_REFERENCES + " times");
    }
    return count;
  }

  /** {@code vm_page_unwire()} as a part of a larger operation; returns the new count. */
  int removeWiring(Cells cells, int page) {
    int left = cells.add(wirings + page - 1, -1);
    if (left < 0) {
      throw new Violation(
          "wire_count", "vm_page_unwire: the wire count of " + name(page) + " is zero");
    }
    return left;
  }

  /** {@code vm_page_wire()}. */
  public Operation wire(int page) {
    return new Wire(this, page);
  }

  /**
   * {@code vm_page_unwire()}: the wirings that are left; of a page that is not wired, a violation.
   */
  public Operation unwire(int page) {
    return new Unwire(this, page);
  }

  /** {@code vm_page_wired()}: 1 or 0. */
  public Operation wired(int page) {
    return new Wired(this, page);
  }

  /** Reads the word that the page holds, through an address that always maps it. */
  public Operation load(int page) {
    return new Load(this, page);
  }

  /** Writes the word that the page holds, through an address that always maps it. */
  public Operation store(int page, int value) {
    return new Store(this, page, value);
  }

  private record Load(Pages pages, int page) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return pages.contents(cells, page);
    }

    @Override
    public String describe(int result) {
      return "read " + result + " from " + pages.name(page);
    }

    @Override
    public String returned(int result) {
      return Integer.toString(result);
    }

    @Override
    public String toString() {
      return "read " + pages.name(page);
    }
  }

  private record Store(Pages pages, int page, int value) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      pages.setContents(cells, page, value);
      return 0;
    }

    @Override
    public String toString() {
      return "wrote " + value + " to " + pages.name(page);
    }
  }

  private record Wire(Pages pages, int page) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return pages.addWiring(cells, page);
    }

    @Override
    public String describe(int result) {
      return "wire_count(" + pages.name(page) + ") = " + result;
    }

    @Override
    public String toString() {
      return "vm_page_wire(" + pages.name(page) + ")";
    }
  }

  private record Wired(Pages pages, int page) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return pages.wirings(cells, page) > 0 ? 1 : 0;
    }

    @Override
    public String returned(int result) {
      return Integer.toString(result);
    }

    @Override
    public String toString() {
      return "vm_page_wired(" + pages.name(page) + ")";
    }
  }

  private record Unwire(Pages pages, int page) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return pages.removeWiring(cells, page);
    }

    @Override
    public String describe(int result) {
      return "wire_count(" + pages.name(page) + ") = " + result;
    }

    @Override
    public String toString() {
      return "vm_page_unwire(" + pages.name(page) + ")";
    }
  }
}
