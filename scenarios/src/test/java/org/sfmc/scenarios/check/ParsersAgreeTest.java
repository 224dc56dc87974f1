package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sfmc.scenarios.TestVocabulary;

/** The parser and the grammar accept the same texts. */
class ParsersAgreeTest {
  /** {@code -Dmutants=1500} looks longer. */
  private static final int MUTANTS_PER_FILE = Integer.getInteger("mutants", 60);

  private static final long SEED = 20260101;

  static void agree(String text) {
    if (!Syntax.isTooDeep(text)) {
      assertEquals(
          Syntax.grammarAccepts(text), Syntax.parserAccepts(text), () -> "grammar on\n" + text);
    }
  }

  @Test
  void onCornerCases() {
    for (String text :
        List.of(
            "thread t { r = f(x)\n + 1; }",
            "thread t { r = f(x) + 1; }",
            "thread t { r = f(x)\n * 1; }",
            "thread t { r = (f(x)); }",
            "thread t { r = f(1) + 1; }",
            "thread t { r = f((x)) == 1; }",
            "thread t { r = a--b; }",
            "thread t { r = a- -b; }",
            "thread t { L: }",
            "env { migrate any, t; }",
            "env { migrate t, any; }",
            "env { signal at; }",
            "expect violation of only;",
            "expect violation of only x at t:L;",
            "expect violation of at;",
            "expect violation of when with when = when;",
            "invariant when when when = 1: when;",
            "machine { pages = p0 + p1; }",
            "expect ok with pages = p0 + 1;",
            "thread cpu0 @ cpu00 { }",
            "thread cpu00 @ cpu0 { }",
            "")) {
      agree("SFBUF x " + text);
    }
  }

  @Test
  void onAllFiles() throws IOException {
    for (Path file : ScenarioTexts.all()) {
      agree(ScenarioTexts.text(file));
    }
  }

  @Test
  void thatGoodFilesAreGood() throws IOException {
    for (Path file : ScenarioTexts.good()) {
      assertTrue(Syntax.grammarAccepts(ScenarioTexts.text(file)), file.toString());
    }
  }

  @Test
  void onMutatedFiles() throws IOException {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    for (Path file : ScenarioTexts.all()) {
      texts.add(ScenarioTexts.text(file));
    }
    List<String> pool =
        texts.stream().flatMap(text -> Mutants.tokens(text).stream()).distinct().toList();

    int accepted = 0;
    int rejected = 0;
    for (String text : texts) {
      for (int i = 0; i < MUTANTS_PER_FILE; i++) {
        String mutant = Mutants.of(text, pool, random);
        agree(mutant);
        // Whatever the checks find, they do not throw.
        ScenarioFile.parse(mutant, Syntax.FILE, TestVocabulary.WORDS)
            .scenario()
            .ifPresent(scenario -> Runs.of(scenario, TestVocabulary.WORDS));
        if (Syntax.parserAccepts(mutant)) {
          accepted++;
        } else {
          rejected++;
        }
      }
    }

    // Mutants of one kind only would compare nothing.
    assertTrue(accepted > 500 && rejected > 500, accepted + " accepted, " + rejected + " rejected");
  }
}
