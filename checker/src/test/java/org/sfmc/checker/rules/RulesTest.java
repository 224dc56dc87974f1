package org.sfmc.checker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.scenarios.compile.Compiled;

/** For each rule of the machine the corpus has a run that comes out otherwise without it. */
class RulesTest {
  private static final Options CAPPED =
      new Options(Grain.LOCK, Optional.of(100_000), Optional.empty(), Optional.of(0));

  @TestFactory
  Stream<DynamicTest> everyRuleIsMissed() {
    Map<String, Compiled> runs =
        CorpusRuns.all().collect(Collectors.toMap(run -> run.run().id(), Function.identity()));
    return Stream.of(Rules.hardware(), Rules.pinning(), Rules.pages(), Rules.sleeping())
        .flatMap(rules -> rules.stream())
        .map(rule -> dynamicTest(rule.name(), () -> isMissed(rule, runs.get(rule.noticedBy()))));
  }

  private static void isMissed(Rule rule, Compiled run) {
    assertEquals(Result.Status.PASS, Runner.run(run, CAPPED).status());
    assertNotEquals(
        Result.Status.PASS,
        Runner.run(Altered.without(rule, run), CAPPED).status(),
        run.run().id() + " comes out the same without the rule");
  }
}
