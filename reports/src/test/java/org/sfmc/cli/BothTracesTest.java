package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.Repository;

/** The two accounts of one run that {@code docs/lincheck.md} shows are those that are printed. */
@Tag("lincheck")
class BothTracesTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/lincheck.md");
  private static final Pattern FENCES =
      Pattern.compile("(?s)(## The same bug in both\n.*?```\n)(.*?)(```\n.*?```\n)(.*?)(```\n)");

  @TempDir private Path folder;

  @Test
  void areWhatIsPrinted() throws IOException {
    Cli check =
        sfmc(
            "check",
            "--engine",
            "lincheck",
            "wait",
            "--run",
            "bug=no_wakeup",
            "--trace-dir",
            folder.toString());
    String account = Files.readString(folder.resolve("wait.bug=no_wakeup.steps.lincheck.txt"));
    String page = Files.readString(PAGE);
    Matcher fences = FENCES.matcher(page);
    String wanted =
        fences.replaceFirst(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) + shortened(account) + m.group(3) + ours(check) + m.group(5)));

    if (Boolean.getBoolean("bless")) {
      Files.writeString(PAGE, wanted);
    }
    assertEquals(wanted, Files.readString(PAGE));
  }

  /** Our trace of the run in steps, which is printed first. */
  private static String ours(Cli check) {
    List<String> lines = check.out().lines().toList();
    int end = 0;
    while (!lines.get(end).startsWith("  replayed: ")) {
      end++;
    }
    return String.join("\n", lines.subList(0, end + 1)) + "\n";
  }

  /** Lincheck's table without loops, monitors and places in our sources, and made narrow. */
  private static String shortened(String account) {
    List<List<String>> rows = new ArrayList<>();
    account
        .substring(account.indexOf("Detailed trace:"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| --"))
        .map(line -> line.replaceAll(" at [A-Z]\\w+\\.\\w+\\([^)]*\\)", ""))
        .filter(line -> line.matches(".*(Thread 1|did\\(|WAIT|NOTIFY|switch|run\\(|ended\\().*"))
        .map(BothTracesTest::cells)
        .forEach(rows::add);
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream()
        .map(row -> "| " + padded(row, widths) + " |\n")
        .collect(Collectors.joining());
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(2, line.length() - 2).split(" \\| ")) {
      String indented = cell.startsWith("  ") && !cell.contains("Thread ") ? "  " : "";
      cells.add((indented + cell.strip()).stripTrailing());
    }
    return cells;
  }

  private static String padded(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      cells.add(("%-" + widths[i] + "s").formatted(row.get(i)));
    }
    return String.join(" | ", cells);
  }
}
