package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What moves look at and change, as far as that has been seen: for each place of each thread, for
 * each event, and for the claims that are looked at in every state.
 *
 * <p>A field is a cell by its number, or where a thread stands, by the number of cells plus the
 * thread's. Several workers may add to it at once.
 */
final class Footprints {
  /** What moves from one place do, or those of an event. */
  static final class Print {
    final BitSet read = new BitSet();

    /** The fields that have another value afterwards, or may have. */
    final BitSet written = new BitSet();

    /** The nodes that a thread comes to. */
    final BitSet next = new BitSet();

    /** Adds another; says whether it told something new. */
    private boolean add(Print other) {
      int known = read.cardinality() + written.cardinality() + next.cardinality();
      read.or(other.read);
      written.or(other.written);
      next.or(other.next);
      return read.cardinality() + written.cardinality() + next.cardinality() > known;
    }

    /** Adds what another looks at and changes; says whether that was new. */
    boolean addFields(Print other) {
      int known = read.cardinality() + written.cardinality();
      read.or(other.read);
      written.or(other.written);
      return read.cardinality() + written.cardinality() > known;
    }

    /** Whether one changes what the other looks at or changes. */
    boolean conflictsWith(Print other) {
      return written.intersects(other.read)
          || written.intersects(other.written)
          || read.intersects(other.written);
    }

    private Print copy() {
      Print copy = new Print();
      copy.add(this);
      return copy;
    }
  }

  private final List<List<Print>> ofThreads = new ArrayList<>();
  private final Print[] ofEvents;
  private final BitSet claims = new BitSet();
  private boolean hasGrown;

  /** Nothing has been seen yet. */
  Footprints(int threads, int events) {
    for (int t = 0; t < threads; t++) {
      ofThreads.add(new ArrayList<>());
    }
    ofEvents = new Print[events];
    Arrays.setAll(ofEvents, e -> new Print());
  }

  /** A thread, or with a higher index an event, has made a move, or could not. */
  synchronized void add(int index, int node, Print print) {
    int threads = ofThreads.size();
    Print known = index < threads ? at(ofThreads.get(index), node) : ofEvents[index - threads];
    hasGrown |= known.add(print);
  }

  private static Print at(List<Print> prints, int node) {
    while (prints.size() <= node) {
      prints.add(new Print());
    }
    return prints.get(node);
  }

  /** A claim has been looked at in some state. */
  synchronized void addClaim(BitSet read) {
    int known = claims.cardinality();
    claims.or(read);
    hasGrown |= claims.cardinality() > known;
  }

  /** Whether something new has been seen since this was asked last. */
  synchronized boolean hasGrown() {
    boolean grown = hasGrown;
    hasGrown = false;
    return grown;
  }

  /** What has been seen of a thread, by its nodes; others may go on adding to it. */
  synchronized Print[] ofThread(int thread) {
    return ofThreads.get(thread).stream().map(Print::copy).toArray(Print[]::new);
  }

  /** What has been seen of all events together. */
  synchronized Print ofEvents() {
    Print all = new Print();
    for (Print event : ofEvents) {
      all.addFields(event);
    }
    return all;
  }

  /** The fields that claims have looked at. */
  synchronized BitSet ofClaims() {
    return (BitSet) claims.clone();
  }
}
