package org.sfmc.scenarios.parse;

import java.util.List;

/** The words that the parser itself knows, by what they are for. */
public final class Keywords {
  public static final String HEADER = "SFBUF";
  public static final List<String> STATEMENTS =
      List.of("if", "else", "while", "break", "return", "atomic");
  public static final List<String> TYPES = List.of("int", "vm_page_t", "vm_offset_t", "struct");

  /** What follows {@code struct}. */
  public static final String STRUCT = "sf_buf";

  public static final List<String> VERDICTS = List.of("ok", "violation", "incomplete");
  public static final List<String> RULES = List.of("signal", "migrate", "reclaim", "truncate");

  /** Words inside of properties, expectations, rules and the heads of threads. */
  public static final List<String> CLAUSES =
      List.of("when", "with", "at", "of", "only", "most", "any", "none", "priority");

  public static final String NULL = "NULL";
  public static final String PAGES = "pages";

  private Keywords() {}
}
