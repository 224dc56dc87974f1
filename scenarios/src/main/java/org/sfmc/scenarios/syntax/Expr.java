package org.sfmc.scenarios.syntax;

import java.util.List;

/**
 * A C expression. Names are resolved by where they stand: no name can mean two things in one
 * scenario.
 */
public sealed interface Expr {
  Span span();

  /** An integer literal. */
  record Int(int value, Span span) implements Expr {}

  /** {@code NULL}. */
  record Null(Span span) implements Expr {}

  /** A local, a shared variable, a page, a parameter or an {@code SFB_} flag. */
  record Ref(Name name) implements Expr {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code thread:local}, in properties. */
  record ThreadVar(Name thread, Name local, Span span) implements Expr {}

  /** A question about the machine; {@code free_buffers} has no arguments. */
  record Predicate(Name name, List<Argument> arguments, Span span) implements Expr {
    public Predicate {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code !} or {@code -}. */
  record Unary(String operator, Expr operand, Span span) implements Expr {}

  /** One of {@code || && ==> == != < <= > >= + - |}; {@code |} joins flags only. */
  record Binary(String operator, Expr left, Expr right, Span span) implements Expr {}

  /** What a predicate asks about: a name, or {@code thread:label}. */
  record Argument(Name name, Name label) {
    /** A page or a thread. */
    public static Argument of(Name name) {
      return new Argument(name, null);
    }

    /** Whether this is {@code thread:label}. */
    public boolean hasLabel() {
      return label != null;
    }
  }
}
