package org.sfmc.scenarios.syntax;

import java.util.List;

/** The binary operators and how strongly they bind, as in C; {@code ==>} binds weakest. */
public final class Operators {
  private static final List<List<String>> BY_PRECEDENCE =
      List.of(
          List.of("==>"),
          List.of("||"),
          List.of("&&"),
          List.of("|"),
          List.of("==", "!="),
          List.of("<", "<=", ">", ">="),
          List.of("+", "-"));

  private Operators() {}

  public static boolean isBinary(String operator) {
    return precedence(operator) >= 0;
  }

  /** From 0, the weakest; -1 for what is no binary operator. */
  public static int precedence(String operator) {
    for (int i = 0; i < BY_PRECEDENCE.size(); i++) {
      if (BY_PRECEDENCE.get(i).contains(operator)) {
        return i;
      }
    }
    return -1;
  }

  /** Only {@code ==>} groups from the right. */
  public static boolean isRightAssociative(String operator) {
    return operator.equals("==>");
  }
}
