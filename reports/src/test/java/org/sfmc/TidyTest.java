package org.sfmc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TidyTest {
  private static final Set<String> TOP_LEVEL =
      Set.of(
          ".ci",
          ".gitignore",
          "CHANGELOG.md",
          "CONTRIBUTING.md",
          "LICENSE",
          "README.md",
          "bench",
          "checker",
          "docs",
          "editors",
          "model",
          "pom.xml",
          "reports",
          "scenarios",
          "sfmc",
          "share");

  /** What no line may contain, and what to say about it. */
  private static final Map<Pattern, String> UNWANTED = new LinkedHashMap<>();

  static {
    UNWANTED.put(Pattern.compile("\\s$"), "trailing white space; delete it");
    UNWANTED.put(
        Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b(?!.*(#\\d|https?://))"),
        "an open end without a reference; name an issue (#12 or a URL), or settle it");
    UNWANTED.put(
        Pattern.compile("(?<![\\w.~-])/(home|work|tmp)/"),
        "a path of one machine; write it relative to the repository");
  }

  @Test
  void everyTextFileIsTidy() throws IOException {
    List<String> findings = new ArrayList<>();
    int read = 0;
    for (Path file : Repository.files()) {
      byte[] bytes = Files.readAllBytes(Repository.ROOT.resolve(file));
      String text = new String(bytes, StandardCharsets.UTF_8);
      boolean isTestData = file.toString().contains("/src/test/resources/");
      if (!isTestData && text.indexOf('\0') < 0) {
        judge(file.toString(), text, findings);
        read++;
      }
    }
    assertTrue(read > 20, "only " + read + " files read: the walk is broken");
    assertEquals("", String.join("\n", findings));
  }

  @Test
  void judgesWhatIsUntidy() {
    List<String> findings = new ArrayList<>();
    judge(
        "A.java", "\tint a; \n// TO" + "DO later\n// TO" + "DO(#1)\n// in /home" + "/me", findings);
    assertEquals(
        List.of(
            "A.java:1: trailing white space; delete it",
            "A.java:1: a tab; indent with spaces",
            "A.java:2: an open end without a reference; name an issue (#12 or a URL), or settle it",
            "A.java:4: a path of one machine; write it relative to the repository",
            "A.java:4: no line end at the end of the file; add one"),
        findings);
  }

  @Test
  void topLevelHoldsOnlyWhatBelongsThere() throws IOException {
    List<String> strangers = new ArrayList<>();
    for (Path file : Repository.files()) {
      if (!TOP_LEVEL.contains(file.getName(0).toString())) {
        strangers.add(
            file + ":1: does not belong at the top level; move it, or add it to TidyTest");
      }
    }
    assertEquals("", String.join("\n", strangers));
  }

  private static void judge(String file, String text, List<String> findings) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String where = file + ":" + (i + 1) + ": ";
      for (Map.Entry<Pattern, String> unwanted : UNWANTED.entrySet()) {
        if (unwanted.getKey().matcher(lines[i]).find()) {
          findings.add(where + unwanted.getValue());
        }
      }
      if (file.endsWith(".java") && lines[i].contains("\t")) {
        findings.add(where + "a tab; indent with spaces");
      }
    }
    if (!text.isEmpty() && !text.endsWith("\n")) {
      findings.add(file + ":" + lines.length + ": no line end at the end of the file; add one");
    }
  }
}
