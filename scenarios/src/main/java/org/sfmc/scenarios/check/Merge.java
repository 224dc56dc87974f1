package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.parse.ParsedFile;
import org.sfmc.scenarios.syntax.Scenario;

/** Makes one scenario of a file and the files it includes. */
final class Merge {
  private Merge() {}

  /**
   * Merges in order; the first file is the one that has the header.
   *
   * @param source the text of the first file
   */
  static Scenario of(List<ParsedFile> files, String source, Diagnostics diagnostics) {
    ParsedFile main = files.get(0);
    Map<String, Scenario.Setting> settings = new LinkedHashMap<>();
    for (Scenario.Setting setting : all(files, ParsedFile::settings)) {
      Scenario.Setting before = settings.putIfAbsent(setting.key().text(), setting);
      if (before != null) {
        diagnostics.add(
            Diagnostic.of(
                    ErrorCode.E039,
                    setting.key().span(),
                    "`" + setting.key() + "` is set twice",
                    "set again")
                .note("first set at " + before.key().span()));
      }
    }
    return new Scenario(
        main.name().orElseThrow(),
        main.title(),
        main.includes(),
        new Scenario.Machine(settings, all(files, ParsedFile::pages)),
        all(files, ParsedFile::params),
        main.shared(),
        main.threads(),
        main.env(),
        all(files, ParsedFile::properties),
        all(files, ParsedFile::watches),
        main.expects(),
        main.limits(),
        source);
  }

  private static <T> List<T> all(List<ParsedFile> files, Function<ParsedFile, List<T>> part) {
    List<T> all = new ArrayList<>();
    files.forEach(file -> all.addAll(part.apply(file)));
    return all;
  }
}
