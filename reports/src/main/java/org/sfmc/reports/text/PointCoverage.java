package org.sfmc.reports.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.unfold.Site;

/**
 * Which program points of the implementations some run has come past: the lines, with those of the
 * bugs that can be planted, that ask for an operation.
 *
 * <p>Which there are is listed in {@code points.txt}, which a test makes from the classes; those
 * that no run can come past are listed in {@code exceptions.txt}, with the reason.
 */
public final class PointCoverage {
  private final Set<String> reached = new TreeSet<>();

  /** What came of some runs. */
  public PointCoverage(Set<Site> reached) {
    reached.forEach(site -> this.reached.add(site.toString()));
  }

  /** One sentence for each point that no run has come past, and each exception that is none. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    Map<String, String> exceptions = exceptions();
    Set<String> needed = new TreeSet<>();
    for (String point : points()) {
      String method = method(point);
      if (!reached.contains(point) && exceptions.containsKey(method)) {
        needed.add(method);
      } else if (!reached.contains(point)) {
        complaints.add(point + " is executed in no run");
      }
    }
    for (String method : exceptions.keySet()) {
      if (!needed.contains(method)) {
        complaints.add(method + " is an exception, and all of it is executed");
      }
    }
    return complaints;
  }

  /** How many there are, in one line. */
  public String summary() {
    long excepted =
        points().stream()
            .filter(p -> !reached.contains(p) && exceptions().containsKey(method(p)))
            .count();
    return "%d of %d program points of the implementations executed, %d that cannot be.\n"
        .formatted(points().stream().filter(reached::contains).count(), points().size(), excepted);
  }

  private static String method(String point) {
    return point.substring(0, point.indexOf(':'));
  }

  /** Every program point. */
  static List<String> points() {
    return lines("points.txt");
  }

  /** Methods with points that no run comes past, and why. */
  static Map<String, String> exceptions() {
    Map<String, String> exceptions = new LinkedHashMap<>();
    for (String line : lines("exceptions.txt")) {
      String[] fields = line.split(" \\| ", 2);
      exceptions.put(fields[0], fields[1]);
    }
    return exceptions;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = PointCoverage.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
