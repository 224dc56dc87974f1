package org.sfmc.reports.ci;

import java.util.List;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Report.Run;

/**
 * Workflow commands that GitHub shows as annotations of lines.
 *
 * <p>It shows ten errors of a step and drops the others without a word, so that there are never
 * more than nine of them here and one that counts the rest.
 */
public final class Annotations {
  private static final int MOST = 9;

  private Annotations() {}

  /** The commands, a line each; empty where every run is as expected. */
  public static String print(Report report) {
    List<Run> faults = report.faults();
    StringBuilder out = new StringBuilder();
    faults.stream().limit(MOST).forEach(run -> out.append(command(run)).append('\n'));
    if (faults.size() > MOST) {
      int more = faults.size() - MOST;
      out.append("::error title=sfmc::" + data(more + " more: see the summary of the job\n"));
      out.append('\n');
    }
    return out.toString();
  }

  private static String command(Run run) {
    String file = run.at() == null ? run.path() : run.at().file();
    int line = run.at() == null ? run.line() : run.at().line();
    StringBuilder command = new StringBuilder("::error");
    command.append(" file=").append(property(file)).append(",line=").append(line);
    if (run.at() != null) {
      int end = run.at().column() + run.at().length();
      command.append(",col=").append(run.at().column()).append(",endColumn=").append(end);
    }
    command.append(",title=").append(property(run.run() + ": " + run.fault()));
    String explanation = run.explanation() == null ? run.fault() : run.explanation();
    String page = run.page() == null ? "" : "\nThe run is in " + run.page();
    return command.append("::").append(data(explanation + page)).toString();
  }

  /** What may stand after {@code ::}. */
  static String data(String text) {
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** What may stand as the value of a property of a command. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
