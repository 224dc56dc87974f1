package org.sfmc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.explore.Storage;
import org.sfmc.checker.run.Keeping;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Reduction;
import org.sfmc.scenarios.compile.Compiled;
import picocli.CommandLine.Option;

/** The options of searches that are large, or take long. */
final class StorageOptions {
  private static final int MINUTE = 60;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Write down now and then how far the search of one run is; where there is such a file,"
              + " go on from it.")
  private Path checkpoint;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = "How often, 60 by default; 0 for whenever possible.")
  private Integer every;

  @Option(
      names = "--disk",
      paramLabel = "DIR",
      description =
          "Go on in files there when memory has no more room for states; --checkpoint does so,"
              + " too.")
  private Path disk;

  @Option(
      names = "--max-memory",
      paramLabel = "MIB",
      description = "Heap for states; three quarters of all by default.")
  private Integer memory;

  @Option(
      names = "--symmetry",
      description =
          "Of states that exchanging like threads, buffers, pages or CPUs makes of each other,"
              + " search one; not where a violation or a number of states is expected.")
  private boolean symmetry;

  @Option(
      names = "--partial-order",
      description =
          "Where what one thread does next is nothing to anybody else, leave the others for later;"
              + " not where a violation or a number of states is expected.")
  private boolean partialOrder;

  @Option(
      names = "--fingerprints",
      description =
          "Keep 64 bits of each state that has been left, and say how probable it is that a state"
              + " was taken for another.")
  private boolean fingerprints;

  @Option(
      names = "--no-sleep-sets",
      description =
          "Look up where each step leads, also where an earlier one is known to lead to the same"
              + " state; it says the same and takes longer.")
  private boolean noSleepSets;

  /** The same options, with what these say. */
  Options in(Options options, List<Compiled> runs) {
    if (checkpoint != null && runs.size() != 1) {
      throw new BadInput(
          "--checkpoint takes exactly one run, and these are "
              + runs.size()
              + "; choose it with --run");
    }
    if (every != null && checkpoint == null) {
      throw new BadInput("--checkpoint-every needs --checkpoint FILE");
    }
    if (every != null && every < 0) {
      throw new BadInput("--checkpoint-every takes a number of seconds: " + every);
    }
    if (memory != null && memory < 1) {
      throw new BadInput("--max-memory takes a number from 1: " + memory);
    }
    Reduction reduction = reduction();
    folder("--disk", disk);
    folder("--checkpoint", checkpoint == null ? null : checkpoint.toAbsolutePath().getParent());
    Storage storage =
        new Storage(
            Optional.ofNullable(checkpoint),
            every == null ? MINUTE : every,
            Optional.ofNullable(disk),
            "");
    Optional<Long> bytes = Optional.ofNullable(memory).map(mib -> mib * (1L << 20));
    return options.with(new Keeping(bytes, storage, reduction, fingerprints, !noSleepSets));
  }

  private Reduction reduction() {
    if (!symmetry && !partialOrder) {
      if (fingerprints && isInFiles()) {
        throw new BadInput("--fingerprints forgets states: not with --checkpoint or --disk");
      }
      return Reduction.NONE;
    }
    String option = symmetry ? "--symmetry" : "--partial-order";
    if (symmetry && partialOrder) {
      throw new BadInput("one reduction at a time: --symmetry or --partial-order");
    }
    if (fingerprints) {
      throw new BadInput("one reduction at a time: " + option + " or --fingerprints");
    }
    if (noSleepSets) {
      throw new BadInput("--no-sleep-sets is for searches of everything: not with " + option);
    }
    if (isInFiles()) {
      throw new BadInput(option + " keeps all in memory: not with --checkpoint, nor with --disk");
    }
    return symmetry ? Reduction.SYMMETRY : Reduction.PARTIAL_ORDER;
  }

  private boolean isInFiles() {
    return checkpoint != null || disk != null;
  }

  private static void folder(String option, Path folder) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new BadInput(option + ": there is no folder " + folder);
    }
  }
}
