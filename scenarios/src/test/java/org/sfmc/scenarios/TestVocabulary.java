package org.sfmc.scenarios;

import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.check.Vocabulary;

/** A vocabulary that stays as it is when the real one grows. */
public final class TestVocabulary {
  public static final Vocabulary WORDS =
      new Vocabulary(
          List.of("i386", "direct_map"),
          Map.of(
              "no_shootdown", List.of("i386"),
              "no_shootdown_on_share", List.of("i386"),
              "wakeup_one", List.of("i386"),
              "wired_by_nobody", List.of("direct_map")),
          List.of(
              "tlb_coherent", "page_wired", "private_cpu", "no_deadlock", "no_leak", "one_each"),
          List.of("one_each"));

  private TestVocabulary() {}
}
