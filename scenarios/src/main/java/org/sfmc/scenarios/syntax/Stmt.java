package org.sfmc.scenarios.syntax;

import java.util.List;

/**
 * A statement of a thread. The span covers its first line up to and with the semicolon, or its
 * head.
 */
public sealed interface Stmt {
  Span span();

  /** {@code { … }}. */
  record Block(List<Stmt> statements, Span span) implements Stmt {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** {@code L: statement}. */
  record Labelled(Name label, Stmt statement, Span span) implements Stmt {}

  /** {@code int r;} or {@code int r = …;}; {@code value} is null for the first. */
  record Declare(Type type, Name local, Rhs value, Span span) implements Stmt {}

  /** {@code r = …;} for a local or a shared variable. */
  record Assign(Name target, Rhs value, Span span) implements Stmt {}

  /** {@code *va = …;}. */
  record Store(Name kva, Rhs value, Span span) implements Stmt {}

  /** A call whose result, if any, is not kept. */
  record Do(Call call, Span span) implements Stmt {}

  /** {@code if (…) … else …}; {@code otherwise} is null where there is none. */
  record If(Expr condition, Stmt then, Stmt otherwise, Span span) implements Stmt {}

  /** {@code while (…) …}. */
  record While(Expr condition, Stmt body, Span span) implements Stmt {}

  /** {@code break;}. */
  record Break(Span span) implements Stmt {}

  /** {@code return;}. */
  record Return(Span span) implements Stmt {}

  /** {@code atomic { … }}. */
  record Atomic(Block body, Span span) implements Stmt {}

  /** What may stand right of {@code =}. */
  sealed interface Rhs {
    Span span();
  }

  /** A call of a kernel function, or of {@code await}, {@code assert}, {@code assume}. */
  record Call(Name function, List<Expr> arguments, Span span) implements Rhs {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code *va}. */
  record Load(Name kva, Span span) implements Rhs {}

  /** A value. */
  record Value(Expr expr) implements Rhs {
    @Override
    public Span span() {
      return expr.span();
    }
  }
}
