package org.sfmc.reports.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;

/** What every component is, before the first row and after each. */
public final class States {
  private States() {}

  /** One map more than there are rows; each has every component, in the order of the document. */
  public static List<Map<String, String>> of(Document document) {
    List<Map<String, String>> states = new ArrayList<>();
    Map<String, String> state = new LinkedHashMap<>(document.init());
    states.add(new LinkedHashMap<>(state));
    for (Row row : document.rows()) {
      row.diff().forEach((component, change) -> state.put(component, change.get(1)));
      states.add(new LinkedHashMap<>(state));
    }
    return states;
  }
}
