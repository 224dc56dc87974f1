package org.sfmc.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sfmc completion}: what a shell needs to complete verbs and options. */
@Command(
    name = "completion",
    description =
        "Print a script with which bash and zsh complete verbs and options. In .bashrc or .zshrc:"
            + " source <(sfmc completion)",
    mixinStandardHelpOptions = true,
    header = {"Examples:", "  sfmc completion", ""})
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(script(spec.commandLine().getParent()));
  }

  /** The script for a command and its verbs. */
  static String script(CommandLine sfmc) {
    return AutoComplete.bash(sfmc.getCommandName(), sfmc);
  }
}
