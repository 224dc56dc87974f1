package org.sfmc.checker.unfold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.system.ModelledSystem.ThreadCode;
import org.sfmc.model.system.Resumable;

/**
 * The engine behind an unfolding: answers operations with recorded results, and goes on after the
 * last of them for as long as the code does not look at results.
 */
final class Replay implements Engine {
  /** Unwinds modelled code, which catches nothing. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  /** Most statements in a row that ask for no operation. */
  private static final int LONGEST_SILENCE = 10_000;

  /** Most requests of one run. */
  private static final int FARTHEST = 32;

  private static final Stop STOP = new Stop();
  private static final int[] NONE = {};

  private String threadName = "";
  private int thread;
  private Path path = Path.NONE;

  /** The number of results received: those before the path, those on it, and those after it. */
  private int position;

  private int start;
  private int end;
  private List<Request> requests = List.of();
  private String point;
  private int[] locals;
  private String loopHead;
  private int[] loopLocals;
  private int callAt;
  private int markedAt;
  private int atomicDepth;
  private int silence;
  private boolean insideAtomic;
  private boolean seen;
  private boolean findsSite;
  private Optional<Site> site = Optional.empty();
  private final List<String> passed = new ArrayList<>();

  /**
   * Runs the code along a path.
   *
   * @return what the code asks for after its results, and after each result more that it does not
   *     look at
   */
  List<Request> run(int thread, ThreadCode code, Path path) {
    this.thread = thread;
    this.threadName = code.name();
    this.path = path;
    start = path.start() == null ? 0 : path.start().depth();
    end = start + path.results().length;
    requests = new ArrayList<>();
    passed.clear();
    site = Optional.empty();
    position = start;
    point = "";
    locals = NONE;
    loopHead = "";
    loopLocals = NONE;
    callAt = 0;
    markedAt = -1;
    atomicDepth = 0;
    silence = 0;
    insideAtomic = false;
    seen = true;
    try {
      if (path.start() == null) {
        code.code().run();
      } else {
        Request from = path.start().request();
        ((Resumable) code.code()).resume(from.point(), from.locals());
      }
      if (position < end) {
        throw different("its code ended");
      }
      ask(null);
    } catch (Stop stop) {
      // What the code asked for is in the requests.
    } catch (RuntimeException failure) {
      if (requests.isEmpty()) {
        throw failure;
      }
      // No thread need come here: the operation before it may be one that nobody gets over.
    }
    return requests;
  }

  private void ask(Operation operation) {
    requests.add(
        new Request(
            operation,
            seen,
            insideAtomic,
            atomicDepth > 0 && !insideAtomic,
            point,
            locals,
            loopHead,
            loopLocals,
            markedAt == position,
            callAt,
            List.copyOf(passed)));
    passed.clear();
  }

  @Override
  public int perform(Operation operation) {
    boolean isNew = position >= end;
    if (isNew) {
      ask(operation);
      site = findsSite ? Site.here() : Optional.empty();
      if (findsSite || seen || requests.size() == FARTHEST) {
        throw STOP;
      }
    } else if (operation != expected() && !operation.equals(expected())) {
      throw different("its code asked for '" + operation + "'");
    }
    // What is noted before the first operation of an atomic block belongs to what is before it.
    insideAtomic = atomicDepth > 0 && (insideAtomic || !operation.mover().isBookkeeping());
    silence = 0;
    position++;
    return isNew ? 0 : path.results()[position - start - 1];
  }

  private Operation expected() {
    return path.operations()[position - start];
  }

  @Override
  public void execute(Operation operation) {
    seen = position < end;
    perform(operation);
    seen = true;
  }

  /** As {@link #run}, and tells which line of an implementation asks for the operation. */
  Optional<Site> site(int thread, ThreadCode code, Path path) {
    findsSite = true;
    run(thread, code, path);
    findsSite = false;
    return site;
  }

  private UnfoldingError different(String now) {
    return new UnfoldingError(
        "thread "
            + threadName
            + " is not deterministic: after "
            + position
            + " equal results "
            + now
            + ", but the first time it asked for '"
            + expected()
            + "'. Modelled code may use no clock, no random number, no static or shared Java state"
            + " and no order of a hash table.");
  }

  @Override
  public int thread() {
    return thread;
  }

  @Override
  public void at(String point, int... locals) {
    this.point = point;
    this.locals = locals.clone();
    if (position == start && path.start() != null) {
      insideAtomic = path.start().isInsideAtomic();
    }
    if (position >= end) {
      passed.add(point);
    }
    if (++silence > LONGEST_SILENCE) {
      throw new BoundsExceeded(
          "thread " + threadName + " loops for ever without doing anything that others can see");
    }
    loopHead = "";
    loopLocals = NONE;
    callAt = position;
    markedAt = position;
  }

  @Override
  public void loopHead(String point, int... locals) {
    this.loopHead = point;
    this.loopLocals = locals.clone();
    markedAt = position;
  }

  @Override
  public void beginAtomic() {
    if (atomicDepth++ == 0) {
      insideAtomic = false;
    }
  }

  @Override
  public void endAtomic() {
    if (--atomicDepth == 0) {
      insideAtomic = false;
    }
  }
}
