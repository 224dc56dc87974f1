package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sfmc.scenarios.TestVocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/** The parser and the grammar accept the same texts. */
class ParsersAgreeTest {
  private static final int MUTANTS_PER_FILE = 40;
  private static final long SEED = 20260101;
  private static final Pattern TOKENS =
      Pattern.compile("\\s+|//[^\r\n]*|[A-Za-z_0-9]+|\"[^\"\r\n]*\"|==>|[=!<>]=|&&|\\|\\||.");
  private static final String CHARACTERS = "{}();,:=<>+-|!*@&~\"/\\ \n0a_9$\u00e9";

  private static void agree(String text) {
    if (!Syntax.isTooDeep(text)) {
      assertEquals(
          Syntax.grammarAccepts(text), Syntax.parserAccepts(text), () -> "grammar on\n" + text);
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

  @Property(tries = 300)
  void onGeneratedTrees(@ForAll("scenarios") Scenario scenario) {
    String text = Printer.print(scenario);

    assertTrue(Syntax.grammarAccepts(text), text);
    assertTrue(Syntax.parserAccepts(text), text);
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Trees.scenarios();
  }

  @Test
  void onMutatedFiles() throws IOException {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    for (Path file : ScenarioTexts.all()) {
      texts.add(ScenarioTexts.text(file));
    }
    List<String> pool = texts.stream().flatMap(text -> tokens(text).stream()).distinct().toList();

    int accepted = 0;
    int rejected = 0;
    for (String text : texts) {
      for (int i = 0; i < MUTANTS_PER_FILE; i++) {
        String mutant =
            random.nextBoolean() ? ofTokens(text, pool, random) : ofCharacters(text, random);
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

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKENS.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static String ofTokens(String text, List<String> pool, Random random) {
    List<String> tokens = tokens(text);
    for (int edits = 1 + random.nextInt(2); edits > 0 && !tokens.isEmpty(); edits--) {
      int at = random.nextInt(tokens.size());
      String other = pool.get(random.nextInt(pool.size()));
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, " " + other + " ");
        case 2 -> tokens.set(at, other);
        case 3 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
        default -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
      }
    }
    return String.join("", tokens);
  }

  private static String ofCharacters(String text, Random random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    String other = "" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    int kept = random.nextInt(2);
    return text.substring(0, at)
        + (random.nextInt(3) == 0 ? "" : other)
        + text.substring(at + kept);
  }
}
