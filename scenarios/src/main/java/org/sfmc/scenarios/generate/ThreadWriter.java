package org.sfmc.scenarios.generate;

import static org.sfmc.scenarios.generate.Nodes.ask;
import static org.sfmc.scenarios.generate.Nodes.assign;
import static org.sfmc.scenarios.generate.Nodes.binary;
import static org.sfmc.scenarios.generate.Nodes.declare;
import static org.sfmc.scenarios.generate.Nodes.load;
import static org.sfmc.scenarios.generate.Nodes.nil;
import static org.sfmc.scenarios.generate.Nodes.not;
import static org.sfmc.scenarios.generate.Nodes.number;
import static org.sfmc.scenarios.generate.Nodes.ref;
import static org.sfmc.scenarios.generate.Nodes.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Writes the body of one thread. */
final class ThreadWriter {
  static final String TURN = "turn";
  static final String READY = "ready";
  static final String HANDED = "handed";

  private final Cast cast;
  private final int self;
  private final List<Stmt> body = new ArrayList<>();
  private final Map<String, Type> locals = new LinkedHashMap<>();

  ThreadWriter(Cast cast, int self) {
    this.cast = cast;
    this.self = self;
  }

  List<Stmt> body() {
    return body;
  }

  /** The locals declared, and their types. */
  Map<String, Type> locals() {
    return locals;
  }

  /**
   * Writes a job.
   *
   * @param mistake what it gets wrong, or null
   * @param last whether nothing comes after it, so that it may return
   */
  void job(Job job, Mistake mistake, boolean last) {
    List<Stmt> statements =
        switch (job.kind()) {
          case SHARED -> new MappingWriter(this, job, mistake, last).shared();
          case PRIVATE -> new MappingWriter(this, job, mistake, last).pinned();
          case TWO -> new MappingWriter(this, job, mistake, last).two();
          case REFERENCE -> new MappingWriter(this, job, mistake, last).reference();
          case LOOP -> new MappingWriter(this, job, mistake, last).loop();
          case HELD -> new MappingWriter(this, job, mistake, last).held();
          case GRABBED -> new MappingWriter(this, job, mistake, last).grabbed();
          case LAST_USER -> new MappingWriter(this, job, mistake, last).lastUser();
          case BUSY -> new MappingWriter(this, job, mistake, last).busy();
          case RETIRED -> retired(job.page());
          case COUNT -> List.of(count());
          case COUNT_ATOMICALLY -> List.of(Nodes.atomic(List.of(count())));
          case COUNT_DEAF -> deaf(count());
          case WAIT_FOR_READY -> waitForReady();
          case WAIT_FOR_DONE -> waitForDone(job.other());
          case SIGNAL -> List.of(signal(job.other()));
        };
    List<Stmt> grouped = grouped(statements, job);
    boolean isOpen = job.open() == Open.NUMBER && job.kind().maps() && job.kind() != Kind.LOOP;
    body.addAll(isOpen ? perhaps(grouped) : grouped);
  }

  /** With the statements and without. */
  private List<Stmt> perhaps(List<Stmt> statements) {
    String wants = chosen(Type.INT, "wants", number(0), number(1));
    return List.of(Nodes.when(binary(ref(wants), "==", number(1)), statements, List.of()));
  }

  /** The page of a job: one of two where it is left open. */
  String page(Job job) {
    List<String> pages = cast.pagesFrom(job.page());
    return job.open() == Open.PAGE && pages.size() > 1
        ? chosen(Type.PAGE, "m", ref(pages.get(0)), ref(pages.get(1)))
        : pages.get(0);
  }

  /** A local that is any of two. It stands before the job, which may be inside {@code atomic}. */
  String chosen(Type type, String word, Expr one, Expr other) {
    String local = fresh(type, word);
    body.add(declare(type, local, Nodes.call("one_of", one, other)));
    return local;
  }

  /**
   * A page that nobody uses is freed, if it is one that all others look up. One that may lose its
   * object is left alone: then its last user frees it, whoever has it busy.
   */
  private List<Stmt> retired(int number) {
    boolean mayFree = cast.isDoomed() && !cast.isTruncated();
    String page = mayFree ? lookedUpPage(number) : page(number);
    String mine = fresh(Type.INT, "mine");
    List<Stmt> statements = new ArrayList<>();
    statements.add(declare(Type.INT, mine, Nodes.call("vm_page_busy_acquire", ref(page))));
    Expr isMine = binary(ref(mine), "==", number(1));
    Stmt keep = Nodes.when(isMine, List.of(run("vm_page_xunbusy", ref(page))), List.of());
    if (mayFree) {
      String users = fresh(Type.INT, "users");
      statements.add(declare(Type.INT, users, Nodes.call("vm_page_wired", ref(page))));
      Expr unused = binary(isMine, "&&", binary(ref(users), "==", number(0)));
      statements.add(Nodes.either(unused, run("vm_page_free", ref(page)), keep));
    } else {
      statements.add(keep);
    }
    return statements;
  }

  /** The owner's part of a handover: its reference and its wiring are the heir's to release. */
  void handOver(String page) {
    String sf = fresh(Type.SF_BUF, "given");
    body.add(run("vm_page_wire", ref(page)));
    body.add(declare(Type.SF_BUF, sf, alloc(page, "SFB_DEFAULT")));
    body.add(run("vm_page_wire", ref(page)));
    body.add(run("sf_buf_ref", ref(sf)));
    body.add(assign(HANDED, number(1)));
    body.add(run("sf_buf_free", ref(sf)));
    body.add(run("vm_page_unwire", ref(page)));
  }

  /** The heir's part: a hit tells it the buffer. */
  void takeOver(String page) {
    String sf = fresh(Type.SF_BUF, "taken");
    body.add(run("await", binary(ref(HANDED), "==", number(1))));
    body.add(declare(Type.SF_BUF, sf, alloc(page, "SFB_NOWAIT")));
    body.add(run("assert", binary(ref(sf), "!=", nil())));
    body.add(run("sf_buf_free", ref(sf)));
    body.add(run("sf_buf_free", ref(sf)));
    body.add(run("vm_page_unwire", ref(page)));
  }

  /** Tells the others that this thread is ready. */
  void setReady() {
    body.add(assign(READY, number(1)));
  }

  Stmt.Call alloc(String page, String... flags) {
    Expr all = ref(flags[0]);
    for (int i = 1; i < flags.length; i++) {
      all = binary(all, "|", ref(flags[i]));
    }
    return Nodes.call("sf_buf_alloc", ref(page), all);
  }

  String page(int number) {
    return cast.page(number);
  }

  String lookedUpPage(int number) {
    return cast.lookedUpPage(number);
  }

  String name() {
    return cast.thread(self);
  }

  /** A name that the thread does not use yet. */
  String fresh(Type type, String word) {
    String name = word;
    for (int i = 2; locals.containsKey(name); i++) {
      name = word + i;
    }
    locals.put(name, type);
    return name;
  }

  /** What is done with a mapping. */
  List<Stmt> access(Access access, String sf, String page) {
    if (access == Access.NOTHING) {
      return List.of();
    }
    if (access == Access.ASK_PAGE) {
      String m = fresh(Type.PAGE, "m");
      return List.of(
          declare(Type.PAGE, m, Nodes.call("sf_buf_page", ref(sf))),
          run("assert", binary(ref(m), "==", ref(page))));
    }
    String kva = fresh(Type.KVA, "kva");
    List<Stmt> statements = new ArrayList<>();
    statements.add(declare(Type.KVA, kva, Nodes.call("sf_buf_kva", ref(sf))));
    if (access == Access.WRITE) {
      statements.add(Nodes.store(kva, number(self + 1)));
      return statements;
    }
    String word = fresh(Type.INT, "word");
    Stmt read = declare(Type.INT, word, load(kva));
    statements.addAll(access == Access.READ_DEAF ? deaf(read) : List.of(read));
    if (access == Access.UPDATE) {
      statements.add(Nodes.store(kva, binary(ref(word), "+", number(1))));
    }
    return statements;
  }

  /** The statements with others between them. */
  List<Stmt> sprinkled(List<Stmt> statements, List<Extra> extras) {
    List<Stmt> more = new ArrayList<>(statements);
    for (Extra extra : extras) {
      more.addAll(extra.at() % (more.size() + 1), extra(extra.what()));
    }
    return more;
  }

  private List<Stmt> extra(int what) {
    return switch (what) {
      case 0 -> List.of(assign(TURN, number(self + 1)));
      case 1 -> List.of(declare(Type.INT, fresh(Type.INT, "seen"), new Stmt.Value(ref(TURN))));
      case 2 -> List.of(signal(self + 1));
      case 3 -> List.of(run("assert", not(ask("asleep", name()))));
      case 4 -> List.of(count());
      case 5 -> deaf(count());
      case 6 -> List.of(run("assume", binary(ask("cpu", name()), "==", number(cast.cpu(self)))));
      default -> List.of(run("sched_pin"), assign(TURN, number(self + 1)), run("sched_unpin"));
    };
  }

  /** The statement on a CPU that takes no interrupts. */
  private static List<Stmt> deaf(Stmt statement) {
    return List.of(run("spinlock_enter"), statement, run("spinlock_exit"));
  }

  private static Stmt count() {
    return assign(TURN, binary(ref(TURN), "+", number(1)));
  }

  private Stmt signal(int thread) {
    return run("psignal", ref(cast.thread(thread)));
  }

  private List<Stmt> waitForReady() {
    return cast.isSetBefore(self)
        ? List.of(run("await", binary(ref(READY), "==", number(1))))
        : List.of(count());
  }

  /** Only those before it are waited for, so that nobody waits in a circle. */
  private List<Stmt> waitForDone(int other) {
    return self == 0
        ? List.of(count())
        : List.of(run("await", ask("done", cast.thread(other % self))));
  }

  /** The statements with some of them inside {@code atomic}. */
  private static List<Stmt> grouped(List<Stmt> statements, Job job) {
    int from = job.atomic().from() % statements.size();
    int to = Math.min(statements.size(), from + job.atomic().length());
    boolean hasOne = job.kind() == Kind.COUNT_ATOMICALLY || job.kind() == Kind.LAST_USER;
    if (to - from < 2 || hasOne) {
      return statements;
    }
    List<Stmt> grouped = new ArrayList<>(statements.subList(0, from));
    grouped.add(Nodes.atomic(statements.subList(from, to)));
    grouped.addAll(statements.subList(to, statements.size()));
    return grouped;
  }

  /** Whether a job may end its thread early. */
  boolean mayReturn(Job job, boolean last) {
    return last && job.refusal() == Refusal.RETURN && job.how() != Wait.SLEEP;
  }
}
