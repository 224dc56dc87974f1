package org.sfmc.scenarios;

import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.check.Vocabulary;
import org.sfmc.scenarios.check.Vocabulary.Plantable;

/** A vocabulary that stays as it is when the real one grows. */
public final class TestVocabulary {
  public static final Vocabulary WORDS =
      new Vocabulary(
          List.of("i386", "direct_map"),
          Map.of(
              "no_shootdown", new Plantable(List.of("i386"), "the machine"),
              "no_shootdown_on_share", new Plantable(List.of("i386"), "the machine"),
              "wakeup_one", new Plantable(List.of("i386"), "the allocator"),
              "wired_by_nobody", new Plantable(List.of("direct_map"), "the map")),
          List.of(
              "tlb_coherent", "page_wired", "private_cpu", "no_deadlock", "no_leak", "one_each"),
          List.of("one_each"));

  private TestVocabulary() {}
}
