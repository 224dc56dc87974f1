package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.parse.Keywords;
import org.sfmc.scenarios.parse.Parser;

/** Every word that means something by itself, for editors that colour them. */
public final class Language {
  /** What a word is. */
  public enum Kind {
    HEADER,
    /** Only as the first word of its line; elsewhere an author may name something so. */
    SECTION,
    STATEMENT,
    TYPE,
    CLAUSE,
    FUNCTION,
    PREDICATE,
    CONSTANT,
    SETTING
  }

  private Language() {}

  /** The words of each kind; {@code tlb}, a setting and a predicate, is listed once. */
  public static Map<Kind, List<String>> words() {
    Map<Kind, List<String>> words = new EnumMap<>(Kind.class);
    words.put(Kind.HEADER, List.of(Keywords.HEADER));
    words.put(Kind.SECTION, Parser.SECTIONS);
    words.put(Kind.STATEMENT, Keywords.STATEMENTS);
    words.put(Kind.TYPE, joined(Keywords.TYPES, List.of(Keywords.STRUCT)));
    words.put(Kind.CLAUSE, joined(Keywords.CLAUSES, Keywords.VERDICTS, Keywords.RULES));
    words.put(Kind.FUNCTION, List.copyOf(Words.FUNCTIONS.keySet()));
    words.put(Kind.PREDICATE, List.copyOf(Words.PREDICATES.keySet()));
    words.put(
        Kind.CONSTANT, joined(List.of(Keywords.NULL), Words.FLAGS, Words.TLBS, Words.STATISTICS));
    List<String> settings =
        joined(Words.SETTINGS, List.of(Keywords.PAGES), Words.COUNTS, Words.LIMITS);
    words.put(
        Kind.SETTING, settings.stream().filter(w -> !Words.PREDICATES.containsKey(w)).toList());
    return words;
  }

  @SafeVarargs
  private static List<String> joined(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all.stream().distinct().toList();
  }
}
