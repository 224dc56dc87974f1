package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;

/**
 * Holds claims against packed states, each once for each part of a state that it looks at.
 *
 * <p>A claim need not be asked where a step leaves alone all that it looked at before the step.
 * Each worker has its own memory, and between rounds they {@link #agree} on what claims look at:
 * who leaves a state need not be the one who judged it.
 */
final class ClaimMemos {
  private static final int HOLDS = 1;
  private static final int IS_FALSE = 2;

  /** Null where no symmetry is looked for. */
  private final Audit audit;

  /** Null where nobody has to know what claims look at. */
  private final Footprints footprints;

  private final Packing packing;
  private final int words;
  private final Watched watched;
  private final List<Claim> claims;
  private final Memo[] memos;

  /** For each claim, the fields that it has looked at. */
  private final BitSet[] looksAt;

  /** For each bit of a state the claims that have looked at it, each as a bit of its own. */
  private final long[] lookers;

  /** The bits of a state that some claim has looked at. */
  private final long[] looked;

  private boolean learnt;

  /** Nothing is known yet; {@code audit} and {@code footprints} may be null. */
  ClaimMemos(
      Unfolding unfolding,
      Grain grain,
      Packing packing,
      List<Claim> claims,
      Audit audit,
      Footprints footprints) {
    this.audit = audit;
    this.footprints = footprints;
    this.packing = packing;
    this.words = packing.words();
    this.watched = new Watched(unfolding, grain);
    this.claims = List.copyOf(claims);
    this.memos = new Memo[claims.size()];
    this.looksAt = new BitSet[claims.size()];
    this.lookers = new long[packing.words() * Long.SIZE];
    this.looked = new long[packing.words()];
    for (int i = 0; i < memos.length; i++) {
      memos[i] = new Memo(packing.words());
      looksAt[i] = new BitSet();
    }
  }

  /**
   * From now on all know what each has found claims to look at; the last may be of another packing.
   */
  static void agree(ClaimMemos[] all, ClaimMemos other) {
    boolean learnt = other != null;
    for (ClaimMemos one : all) {
      learnt |= one.learnt;
      one.learnt = false;
    }
    for (int claim = 0; learnt && claim < all[0].count(); claim++) {
      BitSet fields = other == null ? new BitSet() : (BitSet) other.looksAt[claim].clone();
      for (ClaimMemos one : all) {
        fields.or(one.looksAt[claim]);
      }
      for (ClaimMemos one : all) {
        one.looksAt(claim, fields);
      }
    }
  }

  /** Writes down what all have agreed on: what is not known to differ is not asked for again. */
  void save(DataOutput out) throws IOException {
    for (BitSet fields : looksAt) {
      Saved.longs(out, fields.toLongArray());
    }
  }

  static void restore(ClaimMemos[] all, DataInput in) throws IOException {
    for (int claim = 0; claim < all[0].count(); claim++) {
      BitSet fields = BitSet.valueOf(Saved.longs(in));
      for (ClaimMemos one : all) {
        one.looksAt(claim, fields);
      }
    }
  }

  private void looksAt(int claim, BitSet fields) {
    looksAt[claim].or(fields);
    long[] bits = packing.bits(looksAt[claim]);
    memos[claim].dependsOn(bits);
    BitSet.valueOf(bits).stream().forEach(bit -> lookers[bit] |= 1L << claim);
    for (int w = 0; w < words; w++) {
      looked[w] |= bits[w];
    }
  }

  int count() {
    return memos.length;
  }

  Claim claim(int index) {
    return claims.get(index);
  }

  /**
   * The claims that can be true in one of two states and false in the other, each as the bit of its
   * index. Of more than 64 claims, two may have to be asked where one of them could be.
   */
  long differing(long[] before, int atBefore, long[] after, int at) {
    long differing = 0;
    for (int w = 0; w < words; w++) {
      long difference = (before[atBefore + w] ^ after[at + w]) & looked[w];
      for (; difference != 0; difference &= difference - 1) {
        differing |= lookers[w * Long.SIZE + Long.numberOfTrailingZeros(difference)];
      }
    }
    return differing;
  }

  /** Whether a claim is true in a state. */
  boolean holds(int claim, long[] state, int at) {
    Memo memo = memos[claim];
    int known = memo.get(state, at);
    if (known == Memo.UNKNOWN) {
      packing.unpack(state, at, watched.position());
      watched.begin();
      boolean holds = claims.get(claim).holds().test(watched);
      BitSet fields = watched.read(packing);
      if (footprints != null) {
        footprints.addClaim(fields);
      }
      if (audit != null) {
        fields.or(audit.claim(claims.get(claim), holds, state, at));
      }
      fields.andNot(looksAt[claim]);
      if (!fields.isEmpty()) {
        looksAt(claim, fields);
        learnt = true;
      }
      known = holds ? HOLDS : IS_FALSE;
      memo.put(state, at, known);
    }
    return known == HOLDS;
  }

  /** Whether a claim is true in a stored state. */
  boolean holds(int claim, StateStore store, int number) {
    return holds(claim, store.chunk(number), store.offset(number));
  }
}
