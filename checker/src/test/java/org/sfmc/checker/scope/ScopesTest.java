package org.sfmc.checker.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Every scenario up to a size, on every implementation. The large ones take hours: {@code mvn
 * verify -Pscope=large} tells how far it is.
 */
class ScopesTest {
  private static final Path TABLE = Path.of("src/test/resources/scopes.md");

  private static final int THREE = 3;
  private static final int SELDOM = 997;

  private static final List<Scope> SMALL =
      List.of(new Scope(1, 1, 1, true), new Scope(1, 2, 2, true), new Scope(2, 1, 1, false));

  private static final List<Scope> LARGE =
      List.of(
          new Scope(2, 1, 1, true),
          new Scope(2, 1, 2, false),
          new Scope(2, 1, 2, true),
          new Scope(2, 2, 2, true),
          new Scope(3, 1, 1, false),
          new Scope(3, 1, 1, true),
          new Scope(3, 2, 2, true));

  @ParameterizedTest
  @CsvSource({"1,1,45", "1,2,66", "2,1,4005", "2,2,14896", "3,1,485605"})
  void thereAreAsManyAsTheLemmaSays(int calls, int pages, long count) {
    Scope scope = new Scope(calls, 1, pages, false);
    long[] seen = {0};
    scope.forEach(text -> seen[0]++);

    assertEquals(seen[0], scope.count());
    assertEquals(count, scope.count());
  }

  @Test
  void smallScopesAreAsTheyWere() throws IOException {
    compare(SMALL);
  }

  @Test
  @EnabledIfSystemProperty(named = "sfmc.scope", matches = "large")
  void largeScopesAreAsTheyWere() throws IOException {
    compare(LARGE);
  }

  /** All of them take hours; these are spread evenly. */
  @Test
  void someScenariosOfThreeCallsCanBeSearched() {
    Scope scope = new Scope(THREE, 1, 1, true);
    Tally tally = new Tally();
    long[] seen = {0};
    scope.forEach(
        text -> {
          if (seen[0]++ % SELDOM == 0) {
            tally.add(runs(text));
          }
        });

    assertEquals((scope.count() + SELDOM - 1) / SELDOM, tally.scenarios());
  }

  private static void compare(List<Scope> scopes) throws IOException {
    for (Scope scope : scopes) {
      String row = tally(scope).row(scope);
      List<String> rows = new ArrayList<>(Files.readAllLines(TABLE));
      String start = "| " + scope + " |";
      Optional<String> known = rows.stream().filter(r -> r.startsWith(start)).findFirst();
      if (Boolean.getBoolean("bless")) {
        known.ifPresentOrElse(
            r -> rows.set(rows.indexOf(r), row.strip()), () -> rows.add(row.strip()));
        Files.writeString(TABLE, String.join("\n", rows) + "\n");
      } else {
        assertEquals(known.orElse("no row") + "\n", row);
      }
    }
  }

  private static Tally tally(Scope scope) {
    Tally tally = new Tally();
    List<String> texts = new ArrayList<>();
    scope.forEach(texts::add);
    int percent = Math.max(1, texts.size() / 100);
    texts.parallelStream()
        .forEach(
            text -> {
              tally.add(runs(text));
              if (tally.scenarios() % percent == 0) {
                System.err.printf("%s: %,d of %,d%n", scope, tally.scenarios(), texts.size());
              }
            });
    assertEquals(scope.count(), tally.scenarios());
    return tally;
  }

  private static List<Compiled> runs(String text) {
    Scenario scenario =
        ScenarioFile.parse(text, "scope.litmus", ModelVocabulary.get()).scenario().orElseThrow();
    return Subject.references().stream().flatMap(s -> s.run(scenario).stream()).toList();
  }
}
