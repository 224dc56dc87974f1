package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.text.Account;
import org.sfmc.reports.text.Failure;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.compile.Compiled;

/** What is true of the account of every run of the corpus that breaks something. */
class AccountsTest {
  private static final Style ALL = new Style(120, false, true, true, List.of());
  private static final Style NARROW = new Style(60, true, false, false, List.of(1));

  @TempDir private Path folder;

  private static Stream<DynamicTest> each(BiConsumer<Compiled, Document> test) {
    return Accounts.all().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> test.accept(e.getValue().compiled(), e.getValue().document())));
  }

  @TestFactory
  Stream<DynamicTest> theTextIsMadeOfTheFileAlone() {
    return Accounts.all().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Path file = SavedTrace.save(e.getValue().document(), folder);

                      Document read = SavedTrace.load(file);

                      assertEquals(e.getValue().document(), read);
                      assertEquals(
                          Failure.print(e.getValue().result(), Options.defaults(), Style.plain()),
                          Account.print(read, Style.plain()));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> noLineIsWiderThanItMayBe() {
    return each(
        (compiled, document) -> {
          for (Style style : List.of(Style.plain(), ALL, NARROW)) {
            // A line of the file is shown as it is.
            String source = document.scenario().source();
            List<String> wide =
                Account.print(document, style)
                    .lines()
                    .filter(line -> line.length() > style.width())
                    .filter(line -> !source.contains(line.replaceFirst("^ *[0-9]+ \\| ", "")))
                    .filter(line -> !line.contains("-->") && !line.contains("replay  "))
                    .toList();
            assertEquals(List.of(), wide);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> asciiIsAscii() {
    return each(
        (compiled, document) ->
            assertTrue(
                StandardCharsets.US_ASCII.newEncoder().canEncode(Account.print(document, NARROW))));
  }

  @TestFactory
  Stream<DynamicTest> followedAgainItBreaksTheSameAndEndsInTheSameState() {
    return each(
        (compiled, document) -> {
          Replayed again = follow(compiled, document.schedule());

          String broken = document.verdict().property();
          boolean breaks = again.broken().stream().anyMatch(b -> b.property().equals(broken));
          assertTrue(breaks || broken.equals("no_livelock"), broken);
          Document replayed = Documents.of(compiled, Options.defaults(), again);
          assertEquals(end(document), end(replayed));
          assertEquals(document.cost().steps(), replayed.cost().steps());
          assertEquals(document.model(), replayed.model());
        });
  }

  /** Each change begins where the one before it ended, by rows as by operations. */
  @TestFactory
  Stream<DynamicTest> changesFollowFromEachOther() {
    return each(
        (compiled, document) -> {
          Map<String, String> byRow = new LinkedHashMap<>(document.init());
          Map<String, String> byStep = new LinkedHashMap<>(document.init());
          for (Row row : document.rows()) {
            row.diff().forEach((name, c) -> assertEquals(c.get(0), byRow.put(name, c.get(1))));
            row.steps()
                .forEach(
                    s ->
                        s.writes()
                            .forEach(
                                (name, c) -> assertEquals(c.get(0), byStep.put(name, c.get(1)))));
            assertEquals(byRow, byStep, "after row " + row.n());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theNearestRunThatBreaksNothingBreaksNothing() {
    return each(
        (compiled, document) -> {
          Document.Counterfactual other = document.counterfactual();
          if (other != null && other.kind().equals("nearest_pass")) {
            Replayed passing = follow(compiled, other.schedule());

            assertEquals(List.of(), passing.broken());
            assertEquals(List.of(), passing.trace().waiting());
            assertTrue(other.row() <= document.cost().rows());
          }
        });
  }

  /** But one: what it breaks is lost before the bug has done anything. */
  @Test
  void everyPlantedBugHasAPlaceWhereTheRunsPart() {
    Map<String, Long> without = new TreeMap<>();
    Accounts.all().values().stream()
        .map(Accounts::document)
        .filter(d -> !d.scenario().bugs().isEmpty())
        .filter(d -> d.counterfactual() == null || !d.counterfactual().kind().equals("without_bug"))
        .forEach(d -> without.merge(d.scenario().run(), 1L, Long::sum));

    assertEquals(Map.of("spinner[bug=no_wakeup]", 1L), without);
  }

  @Test
  void causesAreFewAndComeBeforeTheBreak() {
    for (Accounts account : Accounts.all().values()) {
      List<Row> causes = account.document().rows().stream().filter(Row::cause).toList();
      assertTrue(causes.size() <= 7, account.document().scenario().run());
      account
          .document()
          .rows()
          .forEach(row -> row.because().forEach(b -> assertTrue(b < row.n(), row.text())));
    }
  }

  private static Replayed follow(Compiled compiled, String schedule) {
    Options options = Options.defaults();
    return Runner.replay(compiled, options, Schedule.parse(schedule, Runner.system(compiled)));
  }

  private static Map<String, String> end(Document document) {
    Map<String, String> state = new LinkedHashMap<>(document.init());
    document.rows().forEach(r -> r.diff().forEach((name, c) -> state.put(name, c.get(1))));
    return state;
  }
}
