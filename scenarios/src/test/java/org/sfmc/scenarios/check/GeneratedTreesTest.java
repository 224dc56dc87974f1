package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sfmc.scenarios.format.ExpressionPrinter;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;

/** What is printed reads as what it was printed from, to the parser and to the grammar. */
class GeneratedTreesTest {
  @Property(tries = 500)
  void comeBackFromTheirPrint(@ForAll("scenarios") Scenario scenario) {
    String text = Printer.print(scenario);

    Scenario again = Syntax.tree(text);

    assertEquals(Syntax.withoutSpans(scenario), Syntax.withoutSpans(again));
    assertEquals(text, Printer.print(again));
  }

  @Property(tries = 300)
  void areAcceptedByTheGrammar(@ForAll("scenarios") Scenario scenario) {
    String text = Printer.print(scenario);

    assertTrue(Syntax.grammarAccepts(text), text);
  }

  @Property(tries = 1000)
  void areMutatedToTextsOnWhichTheParsersAgree(
      @ForAll("scenarios") Scenario scenario, @ForAll long seed) {
    String text = Printer.print(scenario);

    ParsersAgreeTest.agree(Mutants.of(text, Mutants.tokens(text), new Random(seed)));
  }

  /** Without this, parser and printer could agree on precedences that are not C's. */
  @Property(tries = 500)
  void groupAsTheGrammarDoes(@ForAll("expressions") Expr expr) {
    String text = ExpressionPrinter.print(expr);

    assertEquals(Grouping.of(expr), Grouping.byGrammar(text), text);
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Trees.scenarios();
  }

  @Provide
  Arbitrary<Expr> expressions() {
    return Trees.expressions();
  }
}
