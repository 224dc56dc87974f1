package org.sfmc.scenarios.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scenario file with its includes merged in: a machine, threads, an environment, and what is
 * claimed of them.
 *
 * @param name the word after {@code SFBUF}
 * @param title what the scenario shows, without quotes; empty when there is none
 * @param includes the paths as written
 * @param source the whole text of the file itself, for carets
 */
public record Scenario(
    Name name,
    String title,
    List<Include> includes,
    Machine machine,
    List<Param> params,
    List<Shared> shared,
    List<ThreadDecl> threads,
    List<EnvRule> env,
    List<PropertyDecl> properties,
    List<Watch> watches,
    List<Expect> expects,
    List<Limit> limits,
    String source) {
  public Scenario {
    includes = List.copyOf(includes);
    params = List.copyOf(params);
    shared = List.copyOf(shared);
    threads = List.copyOf(threads);
    env = List.copyOf(env);
    properties = List.copyOf(properties);
    watches = List.copyOf(watches);
    expects = List.copyOf(expects);
    limits = List.copyOf(limits);
  }

  /** {@code include "machine.inc";}. */
  public record Include(String path, Span span) {}

  /**
   * {@code machine { … }}; a setting not written is absent here and has its default elsewhere.
   *
   * @param settings {@code cpus}, {@code buffers} (integers), {@code impl} (a name), {@code bug}
   *     (names joined by {@code +})
   */
  public record Machine(Map<String, Setting> settings, List<Page> pages) {
    public Machine {
      settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
      pages = List.copyOf(pages);
    }
  }

  /** One {@code key = value} of the machine, of {@code with} or of {@code when}. */
  public record Setting(Name key, String value, Span valueSpan) {}

  /** A page and the value it holds at the start. */
  public record Page(Name name, int contents) {}

  /** {@code param N = 2;}; the value is an integer or an {@code SFB_} flag, as text. */
  public record Param(Name name, String value, Span valueSpan) {}

  /** {@code shared int turn = 0;}. */
  public record Shared(Name name, int initial) {}

  /**
   * {@code thread writer @ cpu0 priority 1 { … }}.
   *
   * @param cpu where it starts; empty for any
   * @param priority 0 for the highest, which is the default
   */
  public record ThreadDecl(
      Name name, Optional<Integer> cpu, int priority, Stmt.Block body, Span span) {}

  /** A rule of the environment. */
  public sealed interface EnvRule {
    Span span();

    /** A signal may be posted to the thread at any moment, at most so many times. */
    record Signal(Name thread, int atMost, Span span) implements EnvRule {}

    /** {@code migrate any | none | t1, t2 [at most n]}; {@code atMost} is empty for no bound. */
    record Migrate(Who who, List<Name> threads, Optional<Integer> atMost, Span span)
        implements EnvRule {
      public Migrate {
        threads = List.copyOf(threads);
      }
    }

    /** Something that may happen to a page at any moment. */
    record OfPage(Fate fate, Name page, Span span) implements EnvRule {}

    /** What may happen to a page. */
    enum Fate {
      /** Somebody else takes it while nobody keeps it. */
      RECLAIM,
      /** Its object goes away. */
      TRUNCATE
    }

    /** Which threads the scheduler may move. */
    enum Who {
      ANY,
      NONE,
      LISTED
    }
  }

  /** What a property quantifies over. */
  public enum Kind {
    INVARIANT,
    REACHABLE,
    FORALL,
    EXISTS,
    NEVER
  }

  /** {@code invariant one when impl = i386: mappings(p0) <= 1;}. */
  public record PropertyDecl(Kind kind, Name name, List<Setting> when, Expr claim, Span span) {
    public PropertyDecl {
      when = List.copyOf(when);
    }
  }

  /** {@code invariant no_missed_hit when impl = relookup;}: a built-in one, asked for by name. */
  public record Watch(Name name, List<Setting> when, Span span) {
    public Watch {
      when = List.copyOf(when);
    }
  }

  /** What a run is expected to end with. */
  public enum Expected {
    OK,
    VIOLATION,
    INCOMPLETE
  }

  /**
   * One {@code expect} line, which is one run.
   *
   * @param property the violated property; null unless {@code VIOLATION}
   * @param only whether nothing else may be violated
   * @param at the place of the violation; null where none is named
   * @param counts expected {@code states}, {@code transitions}, {@code finals}, {@code outcomes},
   *     {@code depth}
   */
  public record Expect(
      Expected expected,
      Name property,
      boolean only,
      At at,
      List<Setting> with,
      List<Count> counts,
      Span span) {
    public Expect {
      with = List.copyOf(with);
      counts = List.copyOf(counts);
    }

    /** The same without counts. */
    public Expect withoutCounts() {
      return new Expect(expected, property, only, at, with, List.of(), span);
    }
  }

  /** {@code guest:R}. */
  public record At(Name thread, Name label) {
    @Override
    public String toString() {
      return thread + ":" + label;
    }
  }

  /** {@code states = 109;}. */
  public record Count(Name what, int value) {}

  /** {@code limit { states = 1000; }}: {@code states}, {@code depth} or {@code seconds}. */
  public record Limit(Name what, int value) {}
}
