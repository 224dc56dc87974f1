package org.sfmc.reports.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.sfmc.checker.explore.Grain;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Sha256;

/** The document of a run as a file. */
public final class SavedTrace {
  /** What the name of a saved trace ends with. */
  public static final String SUFFIX = ".trace.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SavedTrace() {}

  /** A file that is no saved trace. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  /** The text of the file. */
  public static String text(Document document) {
    return GSON.toJson(document) + "\n";
  }

  /** Saves the document under the name of its run, and says where. */
  public static Path save(Document document, Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(fileName(document.scenario().run())), text(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(String id) {
    return id.replace('[', '.').replace("]", "") + SUFFIX;
  }

  /**
   * Reads a saved trace.
   *
   * @throws Unreadable when the file is none
   */
  public static Document load(Path file) {
    Document saved;
    try {
      saved = GSON.fromJson(Files.readString(file), Document.class);
    } catch (NoSuchFileException e) {
      throw new Unreadable("there is no such file");
    } catch (IOException e) {
      throw new Unreadable("cannot be read");
    } catch (JsonParseException e) {
      throw new Unreadable("is not the JSON of a saved trace");
    }
    if (saved == null || !Document.SCHEMA.equals(saved.schema())) {
      throw new Unreadable("is no trace of schema " + Document.SCHEMA);
    }
    Document.Scenario scenario = saved.scenario();
    if (scenario == null
        || scenario.path() == null
        || scenario.name() == null
        || scenario.run() == null
        || saved.schedule() == null) {
      throw new Unreadable("lacks its scenario or its schedule");
    }
    grain(saved);
    return saved;
  }

  /** Whether the scenario file is as it was when the trace was saved. */
  public static boolean isForThisVersion(Document document, Path file) {
    try {
      return Sha256.of(Files.readString(file)).equals(document.scenario().sha256());
    } catch (IOException e) {
      return false;
    }
  }

  /** The step size that a document's schedule counts in. */
  public static Grain grain(Document document) {
    for (Grain known : Grain.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(document.grain())) {
        return known;
      }
    }
    throw new Unreadable("has no known grain: " + document.grain());
  }
}
