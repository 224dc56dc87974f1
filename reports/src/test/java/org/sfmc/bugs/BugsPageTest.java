package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sfmc.Repository;
import org.sfmc.checker.fuzz.Hunt;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.model.sfbuf.bugs.Evidence;
import org.sfmc.reports.explain.BugPage;
import org.sfmc.scenarios.compile.Compiled;

/** {@code docs/bugs.md} is what the bugs, the corpus and the catalogue come to. */
class BugsPageTest {
  /** B39 and B40 are numbers that nothing has. */
  private static final int ENTRIES = 61;

  private static final String HEAD =
      """
      # What goes wrong

      Each bug is planted in an implementation (`bug = NAME`) and found by a run of the corpus. *Entry* is its number in the catalogue of known
      mistakes, with how it is known: by a **commit**, a review or an advisory; from published **code**, or two versions that differ;
      from the **specification** of the processor; or as **plausible**, a natural slip that nobody is known to have made. A bug without a number is ours.
      *Machine* counts threads, CPUs, buffers, pages and signals of the smallest run, *steps* are those of its trace, and no trace of it is shorter. This page and
      the traces are written by `mvn verify -Dbless=true`, and compared otherwise.

      | bug | what it does | entry | planted in | breaks | machine | steps | shown by | harmless in |
      |---|---|---|---|---|---|---|---|---|
      """;

  private static final String CALLERS =
      """

      ## Mistakes of callers, and of the reference

      Nothing is planted: the scenario makes the mistake when told to, and holds when it is not.

      | entry | evidence | what it is | breaks | shown by |
      |---|---|---|---|---|
      """;

  private static final String LEFT_OUT =
      """

      ## Left out

      | entry | evidence | why |
      |---|---|---|
      """;

  private static final String UNDER_LINCHECK =
      """

      ## The same bugs under Lincheck

      [Lincheck](lincheck.md) orders real threads and knows nothing of the search. Where it breaks another promise first, that one is named; a
      missing mutex is only seen in `steps`, in `accesses` it is seen by what it does. *Not in n* is how many interleavings were tried in vain,
      with how many switches between threads at most; migrations and what CPUs do on their own happen once.

      | bug | run | steps | accesses |
      |---|---|---|---|
      """;

  private static final String GENERATED =
      """

      ## Found by scenarios that nobody wrote

      The first scenario of seed %d that shows the bug, while the implementation as it is breaks nothing in it; of %,d with at
      most 20,000 states each. `sfmc fuzz --separates BUG,IMPL --from N` makes it small. `mvn verify -Phunt` finds them again.

      | bug | scenarios tried | breaks |
      |---|---|---|
      """;

  @Test
  void thePageIsUpToDate() throws IOException {
    Map<String, Compiled> corpus = Exposing.corpus();
    List<Exposing> exposing = Exposing.all();
    StringBuilder page = new StringBuilder(HEAD);
    exposing.forEach(e -> page.append(planted(e)));
    page.append(generated());
    page.append(CALLERS);
    for (Catalogue entry : Catalogue.entries()) {
      if (!entry.runs().isEmpty()) {
        page.append(shown(entry, corpus));
      }
    }
    page.append(LEFT_OUT);
    for (Catalogue entry : Catalogue.entries()) {
      if (entry.runs().isEmpty()) {
        page.append(BugsPage.row(entry.entry(), entry.evidence(), entry.text()));
      }
    }

    page.append(UNDER_LINCHECK);
    Map<String, String> steps = UnderLincheck.STEPS.kept();
    Map<String, String> accesses = UnderLincheck.ACCESSES.kept();
    for (Exposing e : exposing) {
      String name = e.bug().name();
      String run = BugsPage.link(e.result().compiled());
      page.append(BugsPage.row("`" + name + "`", run, steps.get(name), accesses.get(name)));
    }

    Blessed.check(Repository.ROOT.resolve("docs/bugs.md"), page.toString());
  }

  private static String generated() throws IOException {
    Map<String, Hunt.Found> known = Found.known();
    StringBuilder rows = new StringBuilder(GENERATED.formatted(Found.SEED, Found.BUDGET));
    for (Bug bug : Bugs.all()) {
      Hunt.Found found = known.get(bug.name());
      rows.append(
          found == null
              ? BugsPage.row("`" + bug.name() + "`", "not found", "")
              : BugsPage.row(
                  "`" + bug.name() + "`",
                  "%,d".formatted(found.number() + 1),
                  "`" + found.property() + "`"));
    }
    return rows.toString();
  }

  @Test
  void everyEntryIsPlantedShownOrLeftOut() throws IOException {
    Set<String> evidence =
        Arrays.stream(Evidence.values()).map(Evidence::toString).collect(Collectors.toSet());
    Set<String> entries = new TreeSet<>();
    Bugs.all().stream().map(Bug::entry).forEach(e -> e.ifPresent(entries::add));
    for (Catalogue entry : Catalogue.entries()) {
      assertTrue(evidence.contains(entry.evidence()), entry.entry());
      entries.add(entry.entry());
    }

    assertEquals(ENTRIES, entries.size(), entries::toString);
    assertEquals("B01", entries.stream().findFirst().orElseThrow());
    assertEquals("B63", entries.stream().reduce((a, b) -> b).orElseThrow());
  }

  private static String planted(Exposing e) {
    Bug bug = e.bug();
    String machine =
        "%d, %d, %d, %d, %d"
            .formatted(
                e.scenario().threads().size(),
                e.run().cpus(),
                e.run().buffers(),
                e.pages(),
                e.signals());
    return BugsPage.row(
        "`" + bug.name() + "`",
        bug.story(),
        bug.entry().map(n -> n + ", " + bug.evidence()).orElse(""),
        String.join(", ", bug.implementations()),
        "`" + e.property() + "`",
        machine,
        Integer.toString(e.trace().steps()),
        BugsPage.link(e.result().compiled())
            + ", [trace](../reports/gallery/"
            + bug.name()
            + ".txt)",
        BugsPage.link(harmless(e)));
  }

  private static Compiled harmless(Exposing e) {
    List<Compiled> corpus = List.copyOf(Exposing.corpus().values());
    return BugPage.harmless(e.bug(), e.result().compiled(), corpus)
        .orElseThrow(() -> new AssertionError(e.bug().name() + " is harmless in no run"));
  }

  private static String shown(Catalogue entry, Map<String, Compiled> corpus) {
    List<Compiled> runs = entry.runs().stream().map(corpus::get).toList();
    for (int i = 0; i < runs.size(); i++) {
      String id = entry.runs().get(i);
      assertTrue(runs.get(i) != null, () -> "no run is named " + id);
      assertTrue(runs.get(i).run().expect().property() != null, () -> id + " breaks nothing");
      assertEquals(List.of(), runs.get(i).run().bugs(), id);
    }
    return BugsPage.row(
        entry.entry(),
        entry.evidence(),
        entry.text(),
        runs.stream()
            .map(c -> "`" + c.run().expect().property() + "`")
            .distinct()
            .collect(Collectors.joining(", ")),
        runs.stream().map(BugsPage::link).collect(Collectors.joining(", ")));
  }
}
