package org.sfmc.reports.html;

import com.google.gson.Gson;
import java.util.List;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.trace.Document;

/** A trace whose every free text tries to get out of where it stands. */
final class Hostile {
  static final String TEXT =
      "</script><script>window.broken=1</script>\"'><img src=x onerror=window.broken=1>"
          + "<!--${1234567*2}{{1234567*2}} &amp; ]]> javascript:alert(1)";

  private Hostile() {}

  static Document document() {
    Gson gson = new Gson();
    Document like = SavedTraces.of("stale[bug=no_shootdown_on_share]");
    String quoted = gson.toJson(TEXT);
    String text = quoted.substring(1, quoted.length() - 1);
    String json = gson.toJson(like);
    for (String name :
        List.of("guest", "vm_page_wire", "tlb_coherent", "scenarios/corpus/tlb/stale.litmus")) {
      json = json.replace(name, name + text);
    }
    json = json.replace("SFBUF stale\\n\\\"", "SFBUF stale\\n\\\"" + text.replace("\\\"", "'"));
    return gson.fromJson(json.replace("K0", "K0" + text.replace(",", "")), Document.class);
  }
}
