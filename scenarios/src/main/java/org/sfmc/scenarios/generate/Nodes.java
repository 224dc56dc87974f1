package org.sfmc.scenarios.generate;

import java.util.List;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Nodes of a syntax tree that stands in no file yet. */
final class Nodes {
  static final Span NOWHERE = new Span("generated", 1, 1, 1);

  private Nodes() {}

  static Name name(String text) {
    return new Name(text, NOWHERE);
  }

  static Expr ref(String name) {
    return new Expr.Ref(name(name));
  }

  static Expr number(int value) {
    return new Expr.Int(value, NOWHERE);
  }

  static Expr nil() {
    return new Expr.Null(NOWHERE);
  }

  static Expr not(Expr operand) {
    return new Expr.Unary("!", operand, NOWHERE);
  }

  static Expr binary(Expr left, String operator, Expr right) {
    return new Expr.Binary(operator, left, right, NOWHERE);
  }

  static Expr ask(String predicate, String... about) {
    List<Expr.Argument> arguments =
        java.util.Arrays.stream(about).map(a -> Expr.Argument.of(name(a))).toList();
    return new Expr.Predicate(name(predicate), arguments, NOWHERE);
  }

  static Expr executed(String thread, String label) {
    Expr.Argument place = new Expr.Argument(name(thread), name(label));
    return new Expr.Predicate(name("executed"), List.of(place), NOWHERE);
  }

  static Expr local(String thread, String local) {
    return new Expr.ThreadVar(name(thread), name(local), NOWHERE);
  }

  static Stmt.Call call(String function, Expr... arguments) {
    return new Stmt.Call(name(function), List.of(arguments), NOWHERE);
  }

  static Stmt run(String function, Expr... arguments) {
    return new Stmt.Do(call(function, arguments), NOWHERE);
  }

  static Stmt declare(Type type, String local, Stmt.Rhs value) {
    return new Stmt.Declare(type, name(local), value, NOWHERE);
  }

  static Stmt assign(String target, Stmt.Rhs value) {
    return new Stmt.Assign(name(target), value, NOWHERE);
  }

  static Stmt assign(String target, Expr value) {
    return assign(target, new Stmt.Value(value));
  }

  static Stmt store(String kva, Expr value) {
    return new Stmt.Store(name(kva), new Stmt.Value(value), NOWHERE);
  }

  /** A local that has no value yet. */
  static Stmt declare(Type type, String local) {
    return new Stmt.Declare(type, name(local), null, NOWHERE);
  }

  static Stmt.Rhs load(String kva) {
    return new Stmt.Load(name(kva), NOWHERE);
  }

  static Stmt.Block block(List<Stmt> statements) {
    return new Stmt.Block(statements, NOWHERE);
  }

  /** A single statement needs no braces. */
  static Stmt branch(List<Stmt> statements) {
    boolean bare = statements.size() == 1 && !(statements.get(0) instanceof Stmt.Declare);
    return bare ? statements.get(0) : block(statements);
  }

  static Stmt when(Expr condition, List<Stmt> then, List<Stmt> otherwise) {
    return new Stmt.If(
        condition,
        otherwise.isEmpty() ? branch(then) : block(then),
        otherwise.isEmpty() ? null : block(otherwise),
        NOWHERE);
  }

  /** One or the other; each may be another choice. */
  static Stmt either(Expr condition, Stmt then, Stmt otherwise) {
    return new Stmt.If(condition, then, otherwise, NOWHERE);
  }

  static Stmt loop(Expr condition, List<Stmt> body) {
    return new Stmt.While(condition, branch(body), NOWHERE);
  }

  static Stmt atomic(List<Stmt> body) {
    return new Stmt.Atomic(block(body), NOWHERE);
  }

  static Stmt leaveLoop() {
    return new Stmt.Break(NOWHERE);
  }

  static Stmt leave() {
    return new Stmt.Return(NOWHERE);
  }

  static Stmt labelled(String label, Stmt statement) {
    return new Stmt.Labelled(name(label), statement, NOWHERE);
  }
}
