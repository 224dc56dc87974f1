package org.sfmc.checker.unfold;

import java.util.Optional;
import java.util.Set;

/**
 * A line of an implementation that asks for an operation: a program point of the modelled C.
 *
 * @param owner the class, without its package
 * @param method the method in which the line stands
 */
public record Site(String owner, String method, int line) implements Comparable<Site> {
  /** Where implementations are, and the bugs that can be planted in them. */
  public static final String PACKAGE = "org.sfmc.model.sfbuf";

  /** What keeps the books about an implementation, and is none. */
  public static final Set<String> BOOKS = Set.of("Accounted", "Ledger", "LedgerEntries");

  /** The innermost line of an implementation that is being executed; empty outside of one. */
  static Optional<Site> here() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(f -> f.getClassName().startsWith(PACKAGE + "."))
                    .findFirst()
                    .map(f -> of(f.getClassName(), f.getMethodName(), f.getLineNumber())))
        .filter(site -> !BOOKS.contains(site.owner));
  }

  /**
   * A line by the names that the virtual machine has for it: what a lambda does, its method does.
   */
  public static Site of(String className, String method, int line) {
    String owner = className.substring(className.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    return new Site(owner, method.replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1"), line);
  }

  @Override
  public int compareTo(Site other) {
    int byOwner = owner.compareTo(other.owner);
    return byOwner != 0 ? byOwner : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return owner + "." + method + ":" + line;
  }
}
