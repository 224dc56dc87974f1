package org.sfmc.scenarios.compile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.Vocabulary;

/** The words that the model itself gives to scenarios. */
public final class ModelVocabulary {
  private ModelVocabulary() {}

  /** Implementations, bugs and invariants of the model. */
  public static Vocabulary get() {
    Map<String, Vocabulary.Plantable> bugs = new LinkedHashMap<>();
    for (Bug bug : Bugs.all()) {
      bugs.put(bug.name(), new Vocabulary.Plantable(bug.implementations(), bug.part()));
    }
    return new Vocabulary(
        Arrays.stream(Implementation.values()).map(Implementation::id).toList(),
        bugs,
        Invariants.names(),
        Invariants.onRequest());
  }
}
