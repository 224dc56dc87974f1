package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.WatchedCells;
import org.sfmc.model.machine.Layout;

/** What was looked at and what was changed, cell by cell, and the names that traces have for it. */
final class Footprints {
  /** What one operation looked at before it changed it, and what it gave another value. */
  record Footprint(BitSet read, BitSet changed) {}

  private final Layout layout;
  private final List<Layout.Component> components;
  private final WatchedCells cells;

  /** For each component the cells that its text was made of. */
  private final List<BitSet> madeOf = new ArrayList<>();

  private int[] before;

  Footprints(Layout layout) {
    this.layout = layout;
    this.components = layout.components();
    this.cells = new WatchedCells(layout.initial());
    components.forEach(c -> madeOf.add(new BitSet()));
    begin();
  }

  WatchedCells cells() {
    return cells;
  }

  /** From now on everything counts. */
  void begin() {
    before = cells.toArray();
    cells.begin();
  }

  /** What counted since the beginning. */
  Footprint since() {
    BitSet read = cells.read();
    BitSet changed = (BitSet) cells.written().clone();
    for (int c = 0; c < before.length; c++) {
      if (changed.get(c) && cells.get(c) == before[c]) {
        changed.clear(c);
      }
    }
    return new Footprint(read, changed);
  }

  /** The texts of all components; then everything counts anew. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int c = 0; c < components.size(); c++) {
      cells.begin();
      texts.add(components.get(c).text().apply(cells));
      madeOf.get(c).or(cells.read());
    }
    begin();
    return texts;
  }

  /** The names of cells: of the component that shows no more than the cell, or else its own. */
  Set<String> names(BitSet some) {
    Set<String> names = new TreeSet<>();
    some.stream().forEach(cell -> names.add(name(cell)));
    return names;
  }

  private String name(int cell) {
    String own = layout.cell(cell).name();
    String shown = own;
    int fewest = Integer.MAX_VALUE;
    for (int c = 0; c < components.size(); c++) {
      int size = madeOf.get(c).cardinality();
      if (components.get(c).name().equals(own)) {
        return own;
      } else if (madeOf.get(c).get(cell) && size < fewest) {
        shown = components.get(c).name();
        fewest = size;
      }
    }
    return shown;
  }
}
