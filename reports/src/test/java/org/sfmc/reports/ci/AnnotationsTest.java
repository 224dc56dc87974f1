package org.sfmc.reports.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.trace.Document;

class AnnotationsTest {
  @Test
  void aFailureIsShownAtItsLine() {
    Document.Place at = new Document.Place("my dir/a,b:c.litmus", "guest", "R", 31, 5, 9);

    String command =
        Annotations.print(SomeReports.of(SomeReports.failed("stale", "100% stale\nindeed", at)));

    assertEquals(
        "::error file=my dir/a%2Cb%3Ac.litmus,line=31,col=5,endColumn=14,"
            + "title=stale%3A tlb_coherent is violated at guest%3AR"
            + "::100%25 stale%0Aindeed%0AThe run is in stale.html\n",
        command);
  }

  @Test
  void whatIsNowhereIsShownAtTheExpectation() {
    assertEquals(
        "::error file=big.litmus,line=3,title=big%3A nothing is proved%3A the limit of 10 states"
            + " was hit::the limit of 10 states was hit\n",
        Annotations.print(SomeReports.of(SomeReports.incomplete("big"))));
  }

  @Test
  void nineAreShownAndTheOthersCounted() {
    Report report = SomeReports.failing(SavedTraces.all().values());

    List<String> lines = Annotations.print(report).lines().toList();

    assertEquals(10, lines.size());
    int more = report.runs().size() - 9;
    assertEquals("::error title=sfmc::" + more + " more: see the summary of the job", lines.get(9));
  }

  @Test
  void noTextOfARunBecomesACommandOrAProperty() {
    Pattern command =
        Pattern.compile("::error ((file|line|col|endColumn|title)=[^:,\r\n]*,?)+::[^\r\n]*");
    for (Document document : SavedTraces.all().values()) {
      String line = Annotations.print(SomeReports.failing(List.of(document)));
      assertTrue(command.matcher(line.stripTrailing()).matches(), line);
    }
    String hostile = "x\n::error::injected,line=1::\r\n%0A::stop-commands::a";
    String line =
        Annotations.print(
            SomeReports.of(
                SomeReports.failed(
                    hostile, hostile, new Document.Place(hostile, hostile, null, 1, 1, 1))));
    assertTrue(command.matcher(line.stripTrailing()).matches(), line);
  }

  @Test
  void whereAllIsWellNothingIsSaid() {
    assertEquals("", Annotations.print(SomeReports.of()));
  }
}
