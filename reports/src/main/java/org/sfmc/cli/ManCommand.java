package org.sfmc.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sfmc man}: the manual page. */
@Command(
    name = "man",
    description = "Print the manual page, in the language of man(7).",
    mixinStandardHelpOptions = true,
    header = {"Examples:", "  sfmc man | man -l -", ""})
final class ManCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(ManPage.of(spec.commandLine().getParent()));
  }
}
