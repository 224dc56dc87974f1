package org.sfmc.editors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours a text as an editor does, with a grammar that has no nested patterns.
 *
 * <p>At each place the pattern wins that matches first, and of several the first in the file. What
 * this does not know it refuses, so that no test passes because a rule was left out.
 */
final class TextMate {
  private static final Set<String> KNOWN = Set.of("name", "match", "begin", "end");

  private final List<Rule> rules = new ArrayList<>();

  private record Rule(String name, Pattern start, Pattern end) {}

  TextMate(Path grammar) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(grammar)).getAsJsonObject();
    for (JsonElement element : json.getAsJsonArray("patterns")) {
      JsonObject rule = element.getAsJsonObject();
      if (!KNOWN.containsAll(rule.keySet())) {
        throw new IllegalArgumentException("a rule that this test cannot read: " + rule);
      }
      boolean isRegion = rule.has("begin");
      String start = rule.get(isRegion ? "begin" : "match").getAsString();
      Pattern end = isRegion ? Pattern.compile(rule.get("end").getAsString()) : null;
      rules.add(new Rule(rule.get("name").getAsString(), Pattern.compile(start), end));
    }
  }

  /** For each line the scope of each of its characters; empty for none. */
  List<List<String>> scopes(String text) {
    List<List<String>> all = new ArrayList<>();
    Rule open = null;
    for (String line : text.split("\n", -1)) {
      List<String> scopes = new ArrayList<>();
      while (scopes.size() < line.length()) {
        if (open == null) {
          open = next(line, scopes);
        }
        if (open != null) {
          Matcher end = matcher(open.end(), line);
          boolean ends = end.find(Math.min(line.length(), scopes.size()));
          fill(scopes, open.name(), ends ? end.end() : line.length());
          open = ends ? null : open;
        }
      }
      all.add(scopes);
    }
    return all;
  }

  /** Colours up to the end of the next match; the rule whose region begins there, if one does. */
  private Rule next(String line, List<String> scopes) {
    int from = scopes.size();
    Rule first = null;
    Matcher found = null;
    for (Rule rule : rules) {
      Matcher matcher = matcher(rule.start(), line);
      if (matcher.find(from) && (found == null || matcher.start() < found.start())) {
        first = rule;
        found = matcher;
      }
    }
    if (found == null) {
      fill(scopes, "", line.length());
      return null;
    }
    fill(scopes, "", found.start());
    fill(scopes, first.name(), found.end());
    return first.end() == null ? null : first;
  }

  private static Matcher matcher(Pattern pattern, String line) {
    return pattern.matcher(line).useAnchoringBounds(false).useTransparentBounds(true);
  }

  private static void fill(List<String> scopes, String name, int end) {
    while (scopes.size() < end) {
      scopes.add(name);
    }
  }
}
