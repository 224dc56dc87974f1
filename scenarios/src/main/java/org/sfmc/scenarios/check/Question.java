package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.parse.Parser;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * A condition on the states of a scenario that does not stand in its file.
 *
 * @param condition empty if and only if there are errors
 * @param diagnostics the errors, by place
 */
public record Question(Optional<Expr> condition, List<Diagnostic> diagnostics) {
  public Question {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Reads and checks a condition as a property of the scenario would be.
   *
   * @param shownAs what stands for the file in errors
   */
  public static Question of(String text, String shownAs, Scenario scenario, Vocabulary vocabulary) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Expr> read = Parser.condition(shownAs, text, diagnostics);
    read.ifPresent(
        condition -> {
          // What is wrong with the scenario itself has been said.
          Symbols symbols = Symbols.of(scenario, vocabulary, new Diagnostics());
          new ExpressionCheck(symbols, new Reporter(diagnostics))
              .expect(condition, Sort.CONDITION, ExpressionCheck.Scope.property());
        });
    return new Question(diagnostics.hasErrors() ? Optional.empty() : read, diagnostics.sorted());
  }

  /** The errors as a compiler prints them. */
  public String render() {
    return Diagnostics.render(diagnostics);
  }
}
