package org.sfmc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.syntax.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc new}: a scenario to begin with, which checks as it is. */
@Command(
    name = "new",
    description = "Write a commented scenario to begin with; it can be checked at once.",
    mixinStandardHelpOptions = true,
    header = {
      "Examples:",
      "  sfmc new lost_signal",
      "  sfmc new lost_signal --from share --dir scenarios/corpus/signals",
      ""
    })
final class NewCommand implements Callable<Integer> {
  /** What begins the lines of a header that are written for a file and fit no other. */
  private static final String GENERATED = "(?m)^//( Shows| Harmless:|  ) .*\n";

  private static final String SKELETON =
      """
      SFBUF NAME
      "What this shows, in one sentence."
      // Evidence: plausible. How do you know that it goes wrong: commit, code, specification, or plausible?

      machine {
          cpus    = 2;                    // 1 to 4
          buffers = 1;                    // fewer than pages: somebody waits
          pages   = p0(7), p1;            // p0 starts out holding 7, p1 holding 0
      }

      thread holder {                     // starts on any CPU; `@ cpu0` would start it there
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          vm_offset_t kva = sf_buf_kva(sf);
          int word = *kva;
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }

      thread sleeper {
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p1, SFB_CATCH);
          if (sf != NULL)
              sf_buf_free(sf);
          vm_page_unwire(p1);
      }

      env {
          signal sleeper;                 // may come at any moment, or never
          migrate none;                   // without this line any thread may be moved
      }

      exists interrupted: sleeper:sf == NULL; // some run ends like this
      forall read:        holder:word == 7; // every run does

      expect ok;                          // a run; `sfmc bless --add` writes its counts here
      expect violation of no_lost_wakeup with bug = no_wakeup; // another, with a bug planted
      """;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "Of the scenario; the file is NAME.litmus.")
  private String name;

  @Option(names = "--from", paramLabel = "SCENARIO", description = "Begin with a copy of this one.")
  private String from;

  @Option(names = "--dir", paramLabel = "DIR", description = "Write it there; default: here.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new BadInput(noName());
    }
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      throw new BadInput("--dir: there is no folder " + folder);
    }
    Path file = folder.resolve(name + ScenarioFile.SUFFIX);
    String text = Formatter.format(from == null ? SKELETON.replace("NAME", name) : copy());
    Loaded loaded = ScenarioFile.parse(text, file.toString(), ModelVocabulary.get());
    if (loaded.hasErrors()) {
      throw new BadInput(loaded.render());
    }
    write(file, text);
    String shown = file.toString().replace('\\', '/');
    out.println("wrote " + shown);
    out.println("next: sfmc check " + shown);
    return ExitCode.OK;
  }

  private String noName() {
    String meant = name.replaceFirst("\\.litmus$", "").replaceAll("[^A-Za-z0-9_]+", "_");
    String help = meant.matches("[A-Za-z_][A-Za-z0-9_]*") ? "; did you mean `" + meant + "`?" : "";
    return "`" + name + "` is no name: letters, digits and _, and no digit first" + help;
  }

  private String copy() {
    Scenario scenario = OneRun.scenario(from);
    String title = "(?m)^(SFBUF\\s+)" + scenario.name();
    return scenario.source().replaceFirst(title, "$1" + name).replaceAll(GENERATED, "");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(file + " exists; nothing was written");
    } catch (IOException e) {
      throw new BadInput("cannot write to " + file);
    }
  }
}
