package org.sfmc.scenarios.generate;

import static org.sfmc.scenarios.generate.Nodes.binary;
import static org.sfmc.scenarios.generate.Nodes.declare;
import static org.sfmc.scenarios.generate.Nodes.nil;
import static org.sfmc.scenarios.generate.Nodes.number;
import static org.sfmc.scenarios.generate.Nodes.ref;
import static org.sfmc.scenarios.generate.Nodes.run;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.generate.Plan.Access;
import org.sfmc.scenarios.generate.Plan.Extra;
import org.sfmc.scenarios.generate.Plan.Job;
import org.sfmc.scenarios.generate.Plan.Kind;
import org.sfmc.scenarios.generate.Plan.Open;
import org.sfmc.scenarios.generate.Plan.Refusal;
import org.sfmc.scenarios.generate.Plan.Wait;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Writes one job that maps a page, by the rules of sf_buf(9) but for its mistake. */
final class MappingWriter {
  private final ThreadWriter thread;
  private final Job job;
  private final Mistake mistake;
  private final boolean last;
  private final String page;
  private final List<Stmt> out = new ArrayList<>();

  MappingWriter(ThreadWriter thread, Job job, Mistake mistake, boolean last) {
    this.thread = thread;
    this.job = job;
    this.mistake = mistake;
    this.last = last;
    boolean looksUp = job.kind() == Kind.GRABBED || job.kind() == Kind.LAST_USER;
    boolean one = looksUp || job.kind() == Kind.LOOP;
    this.page = one ? thread.page(job.page()) : thread.page(job);
  }

  /** A mapping for everybody. */
  List<Stmt> shared() {
    wire(page);
    String sf = obtain("sf", page, flags(false), List.of(unwire(page)));
    out.addAll(guarded(sf, mapped(sf, page)));
    unwireAtTheEnd();
    return sprinkled(out, 0);
  }

  /** A mapping for one CPU, with the thread pinned to it. */
  List<Stmt> pinned() {
    wire(page);
    if (mistake != Mistake.NO_PIN) {
      out.add(run("sched_pin"));
    }
    List<Stmt> undo = new ArrayList<>();
    if (mistake != Mistake.NO_PIN) {
      undo.add(run("sched_unpin"));
    }
    undo.add(unwire(page));
    String sf = obtain("sf", page, flags(true), undo);
    out.addAll(guarded(sf, mapped(sf, page)));
    if (mistake != Mistake.NO_PIN && mistake != Mistake.UNPIN_EARLY) {
      out.add(run("sched_unpin"));
    } else if (mistake == Mistake.UNPIN_EARLY && job.how() != Wait.SLEEP) {
      out.add(Nodes.when(isNull(sf), List.of(run("sched_unpin")), List.of()));
    }
    unwireAtTheEnd();
    return sprinkled(out, 0);
  }

  /** A second mapping under the first, which it may not sleep for. */
  List<Stmt> two() {
    String other = thread.page(job.other());
    wire(page);
    wire(other);
    String first = obtain("first", page, flags(false), List.of(unwire(other), unwire(page)));
    List<Stmt> held = new ArrayList<>();
    String second = thread.fresh(Type.SF_BUF, "second");
    boolean sleeps = mistake == Mistake.HOLD_AND_WAIT;
    String flag = sleeps ? "SFB_DEFAULT" : "SFB_NOWAIT";
    held.add(declare(Type.SF_BUF, second, thread.alloc(other, flag)));
    List<Stmt> inner = new ArrayList<>(thread.access(job.access(), second, other));
    inner.add(free(second));
    held.addAll(sleeps ? inner : List.of(Nodes.when(isNot(second), inner, List.of())));
    held.add(free(first));
    out.addAll(guarded(first, sprinkled(held, 1)));
    out.add(unwire(other));
    unwireAtTheEnd();
    return sprinkled(out, 0);
  }

  /** A second reference to one mapping. */
  List<Stmt> reference() {
    wire(page);
    String sf = obtain("sf", page, flags(false), List.of(unwire(page)));
    List<Stmt> held = new ArrayList<>();
    held.add(run("sf_buf_ref", ref(sf)));
    held.add(free(sf));
    held.addAll(mapped(sf, page));
    out.addAll(guarded(sf, held));
    unwireAtTheEnd();
    return sprinkled(out, 0);
  }

  /** A page that is held instead of wired. */
  List<Stmt> held() {
    out.add(run("vm_page_hold", ref(page)));
    String sf = obtain("sf", page, flags(false), List.of(run("vm_page_unhold", ref(page))));
    out.addAll(guarded(sf, mapped(sf, page)));
    out.add(run("vm_page_unhold", ref(page)));
    return sprinkled(out, 0);
  }

  /** A page that is looked up, and may be gone. */
  List<Stmt> grabbed() {
    String looked = thread.lookedUpPage(job.page());
    return ifThere("found", "vm_page_grab", looked, "vm_page_release");
  }

  /** A page that is looked up, and freed by the last to unwire it if its object is gone by then. */
  List<Stmt> lastUser() {
    String looked = thread.lookedUpPage(job.page());
    String last = thread.fresh(Type.INT, "last");
    String there = thread.fresh(Type.INT, "there");
    Expr mustFree =
        binary(binary(ref(last), "==", number(1)), "&&", binary(ref(there), "==", number(0)));
    Stmt release =
        Nodes.atomic(
            List.of(
                declare(Type.INT, last, Nodes.call("vm_page_unwire", ref(looked))),
                declare(Type.INT, there, Nodes.call("vm_page_object", ref(looked))),
                Nodes.when(mustFree, List.of(run("vm_page_free", ref(looked))), List.of())));
    return ifThere("found", "vm_page_grab", looked, "vm_page_release", release);
  }

  /** A page that nobody else may touch. */
  List<Stmt> busy() {
    return ifThere("same", "vm_page_busy_acquire", page, "vm_page_xunbusy");
  }

  private List<Stmt> ifThere(String word, String keep, String of, String release) {
    return ifThere(word, keep, of, release, run(release, ref(of)));
  }

  private List<Stmt> ifThere(String word, String keep, String of, String undo, Stmt release) {
    String kept = thread.fresh(Type.INT, word);
    String sf = obtain("sf", of, flags(false), List.of(run(undo, ref(of))));
    out.addAll(guarded(sf, mapped(sf, of)));
    out.add(release);
    List<Stmt> there = sprinkled(out, 1);
    return sprinkled(
        List.of(
            declare(Type.INT, kept, Nodes.call(keep, ref(of))),
            Nodes.when(binary(ref(kept), "==", number(1)), there, List.of())),
        0);
  }

  /** Two pages, one after the other. */
  List<Stmt> loop() {
    String other = thread.page(job.other());
    String m = thread.fresh(Type.PAGE, "m");
    out.add(declare(Type.PAGE, m, new Stmt.Value(ref(page))));
    String left;
    if (job.open() == Open.NOTHING) {
      left = thread.fresh(Type.INT, "left");
      out.add(declare(Type.INT, left, new Stmt.Value(number(2))));
    } else {
      left = thread.chosen(Type.INT, "left", number(1), number(2));
    }
    wire(page);
    wire(other);
    String sf = thread.fresh(Type.SF_BUF, "sf");
    boolean waits = job.how() == Wait.SLEEP;
    List<Stmt> body = new ArrayList<>();
    body.add(declare(Type.SF_BUF, sf, thread.alloc(m, waits ? "SFB_DEFAULT" : "SFB_NOWAIT")));
    List<Stmt> mapped = mapped(sf, m);
    boolean stops = !waits && job.refusal() == Refusal.GIVE_UP;
    if (stops) {
      body.add(Nodes.when(isNull(sf), List.of(Nodes.leaveLoop()), List.of()));
    }
    body.addAll(waits || stops ? mapped : List.of(Nodes.when(isNot(sf), mapped, List.of())));
    body.add(Nodes.assign(m, ref(other)));
    body.add(Nodes.assign(left, binary(ref(left), "-", number(1))));
    out.add(Nodes.loop(binary(ref(left), ">", number(0)), body));
    out.add(unwire(other));
    unwireAtTheEnd();
    return sprinkled(out, 0);
  }

  /** Between the allocation and the free, the free included. */
  private List<Stmt> mapped(String sf, String of) {
    List<Stmt> held = new ArrayList<>();
    if (mistake == Mistake.UNWIRE_EARLY) {
      held.add(unwire(page));
    } else if (mistake == Mistake.UNPIN_EARLY) {
      held.add(run("sched_unpin"));
    }
    if (mistake == Mistake.USE_AFTER_FREE) {
      String kva = thread.fresh(Type.KVA, "kva");
      held.add(declare(Type.KVA, kva, Nodes.call("sf_buf_kva", ref(sf))));
      held.add(free(sf));
      held.add(declare(Type.INT, thread.fresh(Type.INT, "word"), Nodes.load(kva)));
      return sprinkled(held, 1);
    }
    boolean mustRead = mistake == Mistake.UNPIN_EARLY || mistake == Mistake.LEAK;
    List<Stmt> access = thread.access(mustRead ? Access.READ : job.access(), sf, of);
    held.addAll(access);
    if (mistake == Mistake.LEAK) {
      held.add(forgetful(((Stmt.Declare) access.get(1)).local().text()));
    }
    held.add(free(sf));
    if (mistake == Mistake.FREE_TWICE) {
      held.add(free(sf));
    }
    return sprinkled(held, 1);
  }

  /** The copy has failed, and the error path remembers all but the buffer. */
  private Stmt forgetful(String word) {
    List<Stmt> path = new ArrayList<>();
    if (job.kind() == Plan.Kind.PRIVATE) {
      path.add(run("sched_unpin"));
    }
    if (job.kind() == Plan.Kind.LOOP) {
      path.add(unwire(thread.page(job.other())));
    }
    path.add(unwire(page));
    path.add(Nodes.leave());
    return Nodes.when(binary(ref(word), ">=", number(0)), path, List.of());
  }

  /** Allocates, and does about NULL what cannot wait. */
  private String obtain(String word, String of, String[] flags, List<Stmt> undo) {
    String sf = thread.fresh(Type.SF_BUF, word);
    if (job.how() != Wait.SLEEP && job.refusal() == Refusal.GIVE_UP) {
      tryTwice(sf, of, flags);
      return sf;
    }
    out.add(declare(Type.SF_BUF, sf, thread.alloc(of, flags)));
    if (thread.mayReturn(job, last)) {
      List<Stmt> path = new ArrayList<>(undo);
      path.add(Nodes.leave());
      out.add(Nodes.when(isNull(sf), path, List.of()));
    } else if (job.how() != Wait.SLEEP && job.refusal() == Refusal.RETRY) {
      out.add(Nodes.loop(isNull(sf), List.of(Nodes.assign(sf, thread.alloc(of, flags)))));
    }
    return sf;
  }

  private void tryTwice(String sf, String of, String[] flags) {
    String tries = thread.fresh(Type.INT, "tries");
    out.add(Nodes.declare(Type.SF_BUF, sf));
    out.add(declare(Type.INT, tries, new Stmt.Value(number(2))));
    List<Stmt> body = new ArrayList<>();
    body.add(Nodes.assign(sf, thread.alloc(of, flags)));
    body.add(Nodes.when(isNot(sf), List.of(Nodes.leaveLoop()), List.of()));
    body.add(Nodes.assign(tries, binary(ref(tries), "-", number(1))));
    out.add(Nodes.loop(binary(ref(tries), ">", number(0)), body));
  }

  /** The statements under the condition that there is a buffer, where there may be none. */
  private List<Stmt> guarded(String sf, List<Stmt> held) {
    if (job.how() == Wait.SLEEP || thread.mayReturn(job, last) || job.refusal() == Refusal.RETRY) {
      return held;
    }
    List<Stmt> otherwise = List.of();
    if (job.refusal() == Refusal.NOTE) {
      otherwise = List.of(Nodes.assign(ThreadWriter.TURN, number(4)));
    }
    return List.of(Nodes.when(isNot(sf), held, otherwise));
  }

  private String[] flags(boolean cpuPrivate) {
    List<String> flags = new ArrayList<>();
    if (cpuPrivate) {
      flags.add("SFB_CPUPRIVATE");
    }
    switch (job.how()) {
      case SLEEP -> {
        if (flags.isEmpty()) {
          flags.add("SFB_DEFAULT");
        }
      }
      case CATCH -> flags.add("SFB_CATCH");
      case NOWAIT -> flags.add("SFB_NOWAIT");
    }
    return flags.toArray(String[]::new);
  }

  /** Some of the extra statements go inside, the others around. */
  private List<Stmt> sprinkled(List<Stmt> statements, int where) {
    List<Extra> extras = job.extras().stream().filter(e -> e.at() % 2 == where).toList();
    return thread.sprinkled(statements, extras);
  }

  private void wire(String of) {
    out.add(run("vm_page_wire", ref(of)));
  }

  private void unwireAtTheEnd() {
    boolean early = mistake == Mistake.UNWIRE_EARLY;
    if (!early) {
      out.add(unwire(page));
    }
  }

  private static Stmt unwire(String of) {
    return run("vm_page_unwire", ref(of));
  }

  private static Stmt free(String sf) {
    return run("sf_buf_free", ref(sf));
  }

  private static Expr isNull(String sf) {
    return binary(ref(sf), "==", nil());
  }

  private static Expr isNot(String sf) {
    return binary(ref(sf), "!=", nil());
  }
}
