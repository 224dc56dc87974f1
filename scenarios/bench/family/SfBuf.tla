------------------------------- MODULE SfBuf -------------------------------
(****************************************************************************)
(* The allocator of sf_buf(9) as i386 has it, with page tables and TLBs, at *)
(* the grain of `sfmc check --grain call`: what one call does under         *)
(* sf_buf_lock is one step.  Threads map a page, read through the mapping   *)
(* and free it again, round after round.                                    *)
(*                                                                          *)
(* TLC and sfmc have to come to the same states and the same edges (TLC     *)
(* counts as "generated" also the initial state, and a step that goes       *)
(* nowhere for each state in which all threads are done).                   *)
(****************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Threads, Pages, Buffers, Cpus,  \* how many there are of each
    Rounds,                         \* how often each thread maps a page
    AnyPage,                        \* whether it takes any page, or one after another
    Migrate,                        \* whether threads change their CPU
    Catch, Private, NoWait,         \* the threads that pass SFB_CATCH, SFB_CPUPRIVATE, SFB_NOWAIT
    Signalled                       \* the threads that may get a signal

VARIABLES
    threads,  \* where each thread is, and what is its own
    pool,     \* what sf_buf_lock guards
    mmu       \* page table entries, and what CPUs remember of them

vars == <<threads, pool, mmu>>

Thread == 0 .. Threads - 1
Cpu    == 0 .. Cpus - 1
Page   == 1 .. Pages
Buffer == 1 .. Buffers
None   == 0

Init ==
    /\ threads = [t \in Thread |->
          [at |-> "wire", round |-> 0, page |-> None, buffer |-> None, cpu |-> t % Cpus, signal |-> FALSE]]
    /\ pool = [free   |-> [i \in Buffer |-> i],
               chain  |-> [p \in Page |-> <<>>],
               refs   |-> [b \in Buffer |-> 0],
               want   |-> 0]
    /\ mmu = [entry    |-> [b \in Buffer |-> None],
              accessed |-> [b \in Buffer |-> FALSE],
              valid    |-> [b \in Buffer |-> {}],
              tlb      |-> [c \in Cpu |-> [b \in Buffer |-> None]]]

-----------------------------------------------------------------------------
(* What the machine does for a mapping. *)

Without(list, b) == SelectSeq(list, LAMBDA other : other # b)

\* A new page table entry.  Who knows the old one need not forget it unless it has been used.
Enter(m, b, p) ==
    [m EXCEPT !.valid[b]    = IF m.entry[b] # None /\ m.accessed[b] THEN {} ELSE @,
              !.entry[b]    = p,
              !.accessed[b] = FALSE]

\* From now on these CPUs may use the mapping: those that might know another entry forget it.
Validate(m, b, cpus) ==
    LET forgetting == cpus \ m.valid[b]
    IN  [m EXCEPT !.valid[b] = @ \union cpus,
                  !.tlb = [c \in Cpu |->
                              IF c \in forgetting THEN [@[c] EXCEPT ![b] = None] ELSE @[c]]]

CpusOf(t) == IF t \in Private THEN {threads[t].cpu} ELSE Cpu

\* What a thread reads through its mapping: what its CPU remembers, or else the entry.
Seen(t) ==
    LET known == mmu.tlb[threads[t].cpu][threads[t].buffer]
    IN  IF known # None THEN known ELSE mmu.entry[threads[t].buffer]

-----------------------------------------------------------------------------
(* What threads do. *)

Goes(t, place) == threads' = [threads EXCEPT ![t].at = place]

Gets(t, b) == threads' = [threads EXCEPT ![t].at = "read", ![t].buffer = b]

Wire(t) ==
    /\ threads[t].at = "wire"
    /\ \E p \in IF AnyPage THEN Page ELSE {1 + ((t + threads[t].round) % Pages)} :
          threads' = [threads EXCEPT ![t].at = "alloc", ![t].page = p]
    /\ UNCHANGED <<pool, mmu>>

\* The page has a buffer already.
Share(t, b) ==
    /\ pool' = [pool EXCEPT !.refs[b] = @ + 1,
                            !.free    = IF pool.refs[b] = 0 THEN Without(@, b) ELSE @]
    /\ mmu' = Validate(mmu, b, CpusOf(t))
    /\ Gets(t, b)

\* The buffer that has been free for longest, with so many others still waiting for one.
Recycle(t, b, waiting) ==
    LET p == threads[t].page
        rest == [q \in Page |-> Without(pool.chain[q], b)]
    IN  /\ pool' = [pool EXCEPT !.free    = Tail(@),
                                !.chain   = [rest EXCEPT ![p] = <<b>> \o @],
                                !.refs[b] = 1,
                                !.want    = waiting]
        /\ mmu' = Validate(Enter(mmu, b, p), b, CpusOf(t))
        /\ Gets(t, b)

TakeOrWait(t, waiting) ==
    IF pool.free # <<>> THEN Recycle(t, Head(pool.free), waiting)
    ELSE /\ IF t \in NoWait
            THEN pool' = [pool EXCEPT !.want = waiting] /\ Goes(t, "unwire")
            ELSE /\ pool' = [pool EXCEPT !.want = waiting + 1]
                 /\ Goes(t, IF t \in Catch /\ threads[t].signal THEN "interrupted" ELSE "asleep")
         /\ UNCHANGED mmu

Alloc(t) ==
    /\ threads[t].at = "alloc"
    /\ LET chain == pool.chain[threads[t].page]
       IN  IF chain # <<>> THEN Share(t, Head(chain)) ELSE TakeOrWait(t, pool.want)

\* After a wakeup the thread does not look whether somebody has mapped its page meanwhile.
GoOn(t) == threads[t].at = "woken" /\ TakeOrWait(t, pool.want - 1)

GiveUp(t) ==
    /\ threads[t].at = "interrupted"
    /\ pool' = [pool EXCEPT !.want = @ - 1]
    /\ Goes(t, "unwire")
    /\ UNCHANGED mmu

Read(t) ==
    /\ threads[t].at = "read"
    /\ LET c == threads[t].cpu
           b == threads[t].buffer
       IN  mmu' = IF mmu.tlb[c][b] # None THEN mmu
                  ELSE [mmu EXCEPT !.tlb[c][b] = mmu.entry[b], !.accessed[b] = TRUE]
    /\ Goes(t, "free")
    /\ UNCHANGED pool

Free(t) ==
    /\ threads[t].at = "free"
    /\ LET b == threads[t].buffer
           last == pool.refs[b] = 1
           wakes == last /\ pool.want > 0
       IN  /\ pool' = [pool EXCEPT !.refs[b] = @ - 1, !.free = IF last THEN Append(@, b) ELSE @]
           /\ threads' = [u \in Thread |->
                 IF u = t THEN [threads[t] EXCEPT !.at = "unwire", !.buffer = None]
                 ELSE IF wakes /\ threads[u].at = "asleep" THEN [threads[u] EXCEPT !.at = "woken"]
                 ELSE threads[u]]
    /\ UNCHANGED mmu

Unwire(t) ==
    /\ threads[t].at = "unwire"
    /\ threads' = [threads EXCEPT ![t].at    = IF threads[t].round + 1 = Rounds THEN "done" ELSE "wire",
                                  ![t].round = @ + 1,
                                  ![t].page  = None]
    /\ UNCHANGED <<pool, mmu>>

-----------------------------------------------------------------------------
(* What happens to threads. *)

\* A thread that sleeps stays where it is, and so does one that is pinned for a private mapping.
ChangeCpu(t) ==
    /\ Migrate
    /\ threads[t].at \notin {"asleep", "done"}
    /\ t \in Private => threads[t].at = "wire"
    /\ \E c \in Cpu \ {threads[t].cpu} : threads' = [threads EXCEPT ![t].cpu = c]
    /\ UNCHANGED <<pool, mmu>>

Signal(t) ==
    /\ t \in Signalled /\ ~threads[t].signal /\ threads[t].at # "done"
    /\ threads' = [threads EXCEPT
          ![t].signal = TRUE,
          ![t].at = IF threads[t].at = "asleep" /\ t \in Catch THEN "interrupted" ELSE threads[t].at]
    /\ UNCHANGED <<pool, mmu>>

AllDone == \A t \in Thread : threads[t].at = "done"

\* So that the end is no deadlock.
Stay == AllDone /\ UNCHANGED vars

Next ==
    \/ \E t \in Thread :
          \/ Wire(t) \/ Alloc(t) \/ GoOn(t) \/ GiveUp(t) \/ Read(t) \/ Free(t) \/ Unwire(t)
          \/ ChangeCpu(t) \/ Signal(t)
    \/ Stay

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What is promised. *)

Holders(b) == {t \in Thread : threads[t].buffer = b}

ReadsItsPage == \A t \in Thread : threads[t].at = "read" => Seen(t) = threads[t].page

\* A held buffer maps the page of its holder, and who looks for that page finds it.
HeldMapsItsPage ==
    \A t \in Thread :
        LET b == threads[t].buffer
            chain == pool.chain[threads[t].page]
        IN  b # None => /\ mmu.entry[b] = threads[t].page
                        /\ \E i \in DOMAIN chain : chain[i] = b

RefsAreHolders == \A b \in Buffer : pool.refs[b] = Cardinality(Holders(b))

FreeIsUnused ==
    /\ \A b \in Buffer : pool.refs[b] = 0 <=> \E i \in DOMAIN pool.free : pool.free[i] = b
    /\ \A i, j \in DOMAIN pool.free : pool.free[i] = pool.free[j] => i = j

WantCountsWaiters ==
    pool.want = Cardinality({t \in Thread : threads[t].at \in {"asleep", "woken", "interrupted"}})

SomebodyWillWake ==
    (\E t \in Thread : threads[t].at = "asleep") =>
        \E t \in Thread : threads[t].at \notin {"asleep", "done"}
=============================================================================
