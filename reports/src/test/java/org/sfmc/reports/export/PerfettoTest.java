package org.sfmc.reports.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.trace.Document;

class PerfettoTest {
  @TestFactory
  Stream<DynamicTest> slicesOnATrackNeverOverlap() {
    return SavedTraces.each(
        document -> {
          Map<String, Long> ends = new HashMap<>();
          for (JsonObject slice : events(document, "X")) {
            long start = slice.get("ts").getAsLong();
            long before = ends.getOrDefault(track(slice), 0L);
            assertTrue(before <= start, slice + " begins before " + before);
            ends.put(track(slice), start + slice.get("dur").getAsLong());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyRowIsASliceOfItsThreadAndOfItsCpu() {
    return SavedTraces.each(
        document -> {
          List<JsonObject> slices = events(document, "X");

          for (int process = 1; process <= 2; process++) {
            int wanted = process;
            List<Long> rows =
                slices.stream()
                    .filter(s -> s.get("pid").getAsInt() == wanted)
                    .map(s -> s.get("ts").getAsLong() / 1000)
                    .toList();
            List<Long> expected =
                document.rows().stream()
                    .filter(r -> wanted == 1 || Rows.cpu(document, r).isPresent())
                    .map(r -> (long) r.n())
                    .toList();
            assertEquals(expected, rows);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyTrackHasAName() {
    return SavedTraces.each(
        document -> {
          List<String> named =
              events(document, "M").stream()
                  .filter(e -> e.get("name").getAsString().equals("thread_name"))
                  .map(PerfettoTest::track)
                  .toList();

          events(document, "X").forEach(s -> assertTrue(named.contains(track(s)), s.toString()));
          assertEquals(named.size(), named.stream().distinct().count());
        });
  }

  @TestFactory
  Stream<DynamicTest> anArrowLeadsFromEachCauseIntoTheSliceThatDependsOnIt() {
    return SavedTraces.each(
        document -> {
          List<String> expected = new ArrayList<>();
          document.rows().forEach(r -> r.because().forEach(c -> expected.add(c + " " + r.n())));
          Map<Integer, JsonObject> starts = new HashMap<>();
          events(document, "s").forEach(s -> starts.put(s.get("id").getAsInt(), s));

          List<String> found = new ArrayList<>();
          for (JsonObject end : events(document, "f")) {
            JsonObject start = starts.remove(end.get("id").getAsInt());
            found.add(slice(document, start) + " " + slice(document, end));
          }

          assertEquals(expected, found);
          assertEquals(Map.of(), starts);
        });
  }

  @TestFactory
  Stream<DynamicTest> oneInstantSaysWhatBreaks() {
    return SavedTraces.each(
        document -> {
          List<JsonObject> instants = events(document, "i");

          assertEquals(1, instants.size());
          assertEquals(
              "✗ " + document.verdict().property(), instants.get(0).get("name").getAsString());
        });
  }

  /** The row of the slice that an event lies in. */
  private static int slice(Document document, JsonObject event) {
    long at = event.get("ts").getAsLong();
    return events(document, "X").stream()
        .filter(s -> track(s).equals(track(event)))
        .filter(s -> s.get("ts").getAsLong() <= at && at < s.get("ts").getAsLong() + 1000)
        .map(s -> (int) (s.get("ts").getAsLong() / 1000))
        .reduce(
            (a, b) -> {
              throw new AssertionError("in two slices: " + event);
            })
        .orElseThrow();
  }

  private static String track(JsonObject event) {
    return event.get("pid") + "/" + event.get("tid");
  }

  private static List<JsonObject> events(Document document, String phase) {
    JsonObject trace = JsonParser.parseString(Perfetto.print(document)).getAsJsonObject();
    List<JsonObject> events = new ArrayList<>();
    for (JsonElement event : trace.getAsJsonArray("traceEvents")) {
      if (event.getAsJsonObject().get("ph").getAsString().equals(phase)) {
        events.add(event.getAsJsonObject());
      }
    }
    return events;
  }
}
