package org.sfmc.reports.html;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.sfmc.reports.trace.Document;

/** A trace whose first row is repeated until there are many. */
final class Longer {
  private Longer() {}

  static Document of(Document document, int rows) {
    Gson gson = new Gson();
    JsonObject json = gson.toJsonTree(document).getAsJsonObject();
    JsonArray all = new JsonArray();
    int more = rows - document.rows().size();
    for (int n = 1; n <= rows; n++) {
      Document.Row like = document.rows().get(Math.max(0, n - more - 1));
      JsonObject row = gson.toJsonTree(like).getAsJsonObject();
      row.addProperty("n", n);
      row.add("because", gson.toJsonTree(List.of()));
      all.add(row);
    }
    json.add("rows", all);
    json.getAsJsonObject("verdict").addProperty("row", rows);
    return gson.fromJson(json, Document.class);
  }
}
