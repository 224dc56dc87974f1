package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Names for what is left of a scenario: pages without gaps, threads after what they do; and where
 * there is one CPU, nobody is said to be on it.
 *
 * <p>The order of pages and threads stays, and so does what their numbers are.
 */
final class Names {
  /** What a thread does that somebody would name it after, the most telling first. */
  private static final Map<String, Pattern> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("killer", Pattern.compile("\\bpsignal\\("));
    ROLES.put("pager", Pattern.compile("\\bvm_page_(free|grab|lookup|busy|remove)"));
    ROLES.put("writer", Pattern.compile("(?m)^\\s*(\\w+: *)?\\*\\w+ = "));
    ROLES.put("reader", Pattern.compile("= \\*\\w+"));
    ROLES.put("trier", Pattern.compile("\\bSFB_NOWAIT\\b"));
    ROLES.put("sleeper", Pattern.compile("\\bSFB_CATCH\\b"));
    ROLES.put("owner", Pattern.compile("\\bSFB_CPUPRIVATE\\b"));
    ROLES.put("sender", Pattern.compile(""));
  }

  /** For threads that would have the same name. */
  private static final List<String> IN_ORDER = List.of("first", "second", "third", "fourth");

  private Names() {}

  /** The lines of a printed scenario, with other names. */
  static List<String> tidy(Scenario scenario, List<String> lines) {
    // Nobody is named in a title, nor anything else.
    String text = lines.stream().filter(line -> !isTitle(line)).collect(Collectors.joining("\n"));
    Map<String, String> names = new LinkedHashMap<>();
    List<String> pages = pages(text);
    for (int p = 0; p < pages.size(); p++) {
      names.put(pages.get(p), "p" + p);
    }
    names.putAll(threads(scenario, text));
    boolean isOneCpu = Pattern.compile("(?m)^ *cpus *= *1;").matcher(text).find();
    List<String> tidied = new ArrayList<>();
    for (String line : lines) {
      String other = isTitle(line) ? line : renamed(line, names);
      tidied.add(isOneCpu ? other.replaceFirst("^(thread \\w+) @ cpu0", "$1") : other);
    }
    return tidied;
  }

  private static boolean isTitle(String line) {
    return line.startsWith("\"");
  }

  private static List<String> pages(String text) {
    Matcher declared = Pattern.compile("(?m)^ *pages *= *(.*);").matcher(text);
    if (!declared.find()) {
      return List.of();
    }
    return Pattern.compile("p[0-9]+")
        .matcher(declared.group(1))
        .results()
        .map(r -> r.group())
        .toList();
  }

  private static Map<String, String> threads(Scenario scenario, String text) {
    List<String> old = scenario.threads().stream().map(t -> t.name().toString()).toList();
    List<String> roles = old.stream().map(name -> role(body(text, name))).toList();
    Map<String, String> names = new LinkedHashMap<>();
    int alike = 0;
    for (int t = 0; t < old.size(); t++) {
      String role = roles.get(t);
      boolean isOnly = roles.indexOf(role) == roles.lastIndexOf(role);
      String name = isOnly ? role : IN_ORDER.get(alike++);
      boolean isTaken =
          !old.contains(name) && Pattern.compile("\\b" + name + "\\b").matcher(text).find();
      if (isTaken) {
        return Map.of();
      }
      names.put(old.get(t), name);
    }
    return names;
  }

  private static String body(String text, String thread) {
    Matcher found =
        Pattern.compile("(?ms)^thread " + Pattern.quote(thread) + "\\b.*?^}").matcher(text);
    return found.find() ? found.group() : "";
  }

  private static String role(String body) {
    return ROLES.entrySet().stream()
        .filter(role -> role.getValue().matcher(body).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static String renamed(String line, Map<String, String> names) {
    return Pattern.compile("\\b\\w+\\b")
        .matcher(line)
        .replaceAll(word -> names.getOrDefault(word.group(), word.group()));
  }
}
