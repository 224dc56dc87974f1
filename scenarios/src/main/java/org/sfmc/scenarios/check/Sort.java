package org.sfmc.scenarios.check;

import org.sfmc.scenarios.syntax.Type;

/** What an expression denotes; the types of locals and what else stands in expressions. */
enum Sort {
  INT("an int"),
  PAGE("a vm_page_t"),
  KVA("a vm_offset_t"),
  SF_BUF("a struct sf_buf *"),
  NULL("NULL"),
  FLAGS("flags"),
  /** The name of a thread, as an argument. */
  THREAD("a thread"),
  /** What {@code if} accepts: an int or a pointer. */
  CONDITION("a condition"),
  NOTHING("nothing"),
  /** Already reported; fits everything. */
  UNKNOWN("anything");

  private final String shown;

  Sort(String shown) {
    this.shown = shown;
  }

  static Sort of(Type type) {
    return switch (type) {
      case INT -> INT;
      case PAGE -> PAGE;
      case KVA -> KVA;
      case SF_BUF -> SF_BUF;
    };
  }

  boolean isPointer() {
    return this == PAGE || this == KVA || this == SF_BUF;
  }

  /** Whether a value of this sort may stand where the other is wanted. */
  boolean fits(Sort wanted) {
    return this == wanted
        || this == UNKNOWN
        || wanted == UNKNOWN
        || (this == NULL && wanted.isPointer())
        || (wanted == CONDITION && (this == INT || isPointer()));
  }

  @Override
  public String toString() {
    return shown;
  }
}
