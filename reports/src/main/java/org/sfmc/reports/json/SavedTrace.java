package org.sfmc.reports.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Minimized;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Verdict;
import org.sfmc.scenarios.compile.Compiled;

/**
 * A trace as a file: what is needed to replay it, and what a person or a program wants to read of
 * it.
 *
 * @param schema {@value #SCHEMA}
 */
public record SavedTrace(
    String schema,
    ScenarioRef scenario,
    Broken verdict,
    String grain,
    String schedule,
    List<Trace.Row> rows,
    List<String> waiting) {
  /** The format that this writes and reads. */
  public static final String SCHEMA = "sfmc-trace-1";

  /** What the name of a saved trace ends with. */
  public static final String SUFFIX = ".trace.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The run: the file as the user named it, its contents, and what is overridden in it. */
  public record ScenarioRef(String path, String sha256, String run, String overrides) {}

  /** What the run breaks, and where. */
  public record Broken(String property, String explanation, String at) {}

  /** A file that is no saved trace. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  /** Saves the trace of a violation, if the result has one, and says where. */
  public static void save(Result result, Options options, Path folder) {
    if (!(result.verdict() instanceof Verdict.Violated violated) || violated.finding() == null) {
      return;
    }
    SavedTrace saved = of(result, options, violated.finding());
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(fileName(result.id()));
      Files.writeString(file, GSON.toJson(saved) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(String id) {
    return id.replace('[', '.').replace("]", "") + SUFFIX;
  }

  private static SavedTrace of(Result result, Options options, Finding found) {
    Compiled compiled = result.compiled();
    Finding finding = Minimized.of(compiled, options, found).finding();
    Trace trace = Runner.trace(compiled, options, finding);
    String name = compiled.scenario().name().text();
    String id = result.id();
    String overrides = id.equals(name) ? "" : id.substring(name.length() + 1, id.length() - 1);
    return new SavedTrace(
        SCHEMA,
        new ScenarioRef(
            compiled.scenario().name().span().file(),
            sha256(compiled.scenario().source().getBytes(StandardCharsets.UTF_8)),
            id,
            overrides),
        new Broken(finding.claim(), finding.explanation(), Runner.place(compiled, finding)),
        options.grain().name().toLowerCase(Locale.ROOT),
        trace.schedule(),
        trace.rows(),
        trace.waiting());
  }

  /**
   * Reads a saved trace.
   *
   * @throws Unreadable when the file is none
   */
  public static SavedTrace load(Path file) {
    SavedTrace saved;
    try {
      saved = GSON.fromJson(Files.readString(file), SavedTrace.class);
    } catch (NoSuchFileException e) {
      throw new Unreadable("there is no such file");
    } catch (IOException e) {
      throw new Unreadable("cannot be read");
    } catch (JsonParseException e) {
      throw new Unreadable("is not the JSON of a saved trace");
    }
    if (saved == null || !SCHEMA.equals(saved.schema)) {
      throw new Unreadable("is no trace of schema " + SCHEMA);
    }
    if (saved.scenario == null || saved.scenario.path == null || saved.schedule == null) {
      throw new Unreadable("lacks its scenario or its schedule");
    }
    saved.grainUsed();
    return saved;
  }

  /** Whether the scenario file is as it was when the trace was saved. */
  public boolean isForThisVersion(Path file) {
    try {
      return sha256(Files.readAllBytes(file)).equals(scenario.sha256);
    } catch (IOException e) {
      return false;
    }
  }

  /** The step size that the schedule counts in. */
  public Grain grainUsed() {
    for (Grain known : Grain.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(grain)) {
        return known;
      }
    }
    throw new Unreadable("has no known grain: " + grain);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
