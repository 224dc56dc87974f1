package org.sfmc.scenarios.compile;

import java.util.function.IntSupplier;

/** What C's operators do to integers, where a pointer is a number and NULL is 0. */
final class Values {
  private Values() {}

  /** The right side is asked for only where C would evaluate it. */
  static int binary(String operator, int left, IntSupplier right) {
    return switch (operator) {
      case "&&" -> truth(left != 0 && right.getAsInt() != 0);
      case "||" -> truth(left != 0 || right.getAsInt() != 0);
      case "==>" -> truth(left == 0 || right.getAsInt() != 0);
      case "==" -> truth(left == right.getAsInt());
      case "!=" -> truth(left != right.getAsInt());
      case "<" -> truth(left < right.getAsInt());
      case "<=" -> truth(left <= right.getAsInt());
      case ">" -> truth(left > right.getAsInt());
      case ">=" -> truth(left >= right.getAsInt());
      case "+" -> left + right.getAsInt();
      case "-" -> left - right.getAsInt();
      case "|" -> left | right.getAsInt();
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  static int unary(String operator, int operand) {
    return switch (operator) {
      case "!" -> truth(operand == 0);
      case "-" -> -operand;
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  private static int truth(boolean value) {
    return value ? 1 : 0;
  }
}
