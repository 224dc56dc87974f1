package org.sfmc.scenarios.diagnostics;

/**
 * Every kind of finding. Codes are stable: a code keeps its meaning, and a meaning its code.
 *
 * <p>Codes that start with E are errors, with W warnings.
 */
public enum ErrorCode {
  E001("something else was expected here"),
  E002("a scenario file starts with the word SFBUF"),
  E003("a semicolon is missing"),
  E004("there is no such section"),
  E005("a comment or a string has no end"),
  E006("a character that the language does not use"),
  E007("the machine does not have this CPU"),
  E008("a number is out of range"),
  E009("there is no such setting"),
  E010("there is no such property or invariant"),
  E011("an assignment stands where a comparison belongs"),
  E012("there is no such flag"),
  E013("an operator of another language"),
  E014("a construct that scenarios do not have"),
  E015("nested too deeply, or an expression too long"),
  E016("the file and the scenario have different names"),
  E017("an included file cannot be used"),
  E018("a section that an included file may not contain"),
  E019("a name is declared twice, or is taken"),
  E020("there is no such name"),
  E021("there is no such function"),
  E022("the wrong number of arguments"),
  E023("types do not fit"),
  E024("there is no such thread"),
  E025("the thread has no such label or local"),
  E026("there is no such page"),
  E027("there is no such implementation"),
  E028("there is no such bug"),
  E029("the bug is planted in another implementation"),
  E030("two runs have the same name"),
  E031("a value that this setting does not take"),
  E032("a predicate stands where the machine cannot be asked"),
  E033("there is no such predicate"),
  E034("rules of the environment contradict each other"),
  E035("a break outside of a loop"),
  E036("a local is used before its declaration"),
  E037("a property has the name of something else"),
  E038("a scenario has too few or too many of something"),
  E039("something is set twice"),
  E040("a load or a store inside an expression"),
  E041("there is no such count or limit"),
  E042("something that cannot be assigned to"),
  E043("a call inside an expression"),
  E044("the file cannot be read as text"),
  E045("there is no such type"),
  E046("digits that are not a number"),
  E047("a bound that changes nothing"),
  E048("two bugs in one part"),
  E049("a question that this run's machine cannot answer"),
  E050("something that cannot be chosen from"),
  E051("a choice where none can be made"),
  W001("a label that nothing refers to"),
  W002("a local that nothing reads"),
  W003("a page that nothing uses"),
  W004("SFB_NOWAIT together with SFB_CATCH"),
  W005("a result that may be NULL is used unchecked"),
  W006("a page is mapped that nobody wires"),
  W007("a shared variable that nothing reads"),
  W008("a parameter that nothing uses"),
  W009("a scenario without a title"),
  W010("a statement that is never reached"),
  W011("a statement that no run executes"),
  W012("a property that is claimed of no run"),
  W013("a built-in invariant that is watched anyway"),
  W014("a limit of seconds, which ends elsewhere on another machine"),
  W015("a scenario that expects nothing"),
  W016("a property that decides nothing in any run"),
  W017("a file that is not in canonical form");

  private final String meaning;

  ErrorCode(String meaning) {
    this.meaning = meaning;
  }

  /** In one line, for lists of codes. */
  public String meaning() {
    return meaning;
  }

  /** Error or warning, as the code's letter says. */
  public Severity severity() {
    return name().startsWith("W") ? Severity.WARNING : Severity.ERROR;
  }
}
