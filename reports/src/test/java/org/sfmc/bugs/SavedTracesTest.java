package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.Repository;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.trace.Document;
import org.sfmc.scenarios.compile.Compiled;

/**
 * Traces that were saved once, in {@code reports/traces}, are followed again: what they show breaks
 * at the same step. {@code -Dbless=true} saves them anew.
 */
class SavedTracesTest {
  private static final Path TRACES = Repository.ROOT.resolve("reports/traces");

  /** One for each kind of thing that a trace can tell of. */
  private static final List<String> SAVED =
      List.of(
          "accessed_bit[tlb=speculative]",
          "bpf[FLAGS=SFB_DEFAULT]",
          "bpf[UNDO=0]",
          "catch[bug=unlock_twice]",
          "copy_loop[EARLY=1]",
          "deaf",
          "destructor[EARLY=1,impl=direct_map]",
          "dup[buffers=2]",
          "errno[SAYS=0]",
          "racy_count[bug=unlocked_count]",
          "refused[bug=lock_leak]",
          "spinner[bug=no_wakeup]",
          "stale[bug=no_shootdown_on_share]",
          "swallowed[bug=wakeup_one]");

  @TestFactory
  List<DynamicTest> aSavedTraceBreaksTheSameAtTheSameStep() throws IOException {
    if (Boolean.getBoolean("bless")) {
      SAVED.forEach(id -> SavedTrace.save(Accounts.all().get(id).document(), TRACES));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      Document saved = SavedTrace.load(file);
      tests.add(DynamicTest.dynamicTest(saved.scenario().run(), file.toUri(), () -> check(saved)));
    }
    return tests;
  }

  private static void check(Document saved) {
    Compiled compiled = Exposing.corpus().get(saved.scenario().run());
    Options options = Options.defaults().with(SavedTrace.grain(saved));
    Schedule schedule = Schedule.parse(saved.schedule(), Runner.system(compiled));

    Replayed replayed = Runner.replay(compiled, options, schedule);

    String property = saved.verdict().property();
    boolean again = replayed.broken().stream().anyMatch(b -> b.property().equals(property));
    assertTrue(again || property.equals("no_livelock"), property);
    assertEquals(saved.verdict().step(), replayed.trace().steps());
    assertFalse(again && breaksSooner(compiled, options, schedule, property), "breaks sooner");
  }

  private static boolean breaksSooner(
      Compiled compiled, Options options, Schedule schedule, String property) {
    int last = schedule.moves().size() - 1;
    Schedule before =
        new Schedule(schedule.initial(), schedule.moves().subList(0, Math.max(0, last)));
    return Runner.replay(compiled, options, before).broken().stream()
        .anyMatch(b -> b.property().equals(property));
  }

  @Test
  void eachOfThemIsThereAndNoOther() throws IOException {
    assertEquals(
        new TreeSet<>(SAVED),
        files().stream()
            .map(file -> SavedTrace.load(file).scenario().run())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(TRACES)) {
      return files.filter(f -> f.toString().endsWith(SavedTrace.SUFFIX)).sorted().toList();
    }
  }
}
