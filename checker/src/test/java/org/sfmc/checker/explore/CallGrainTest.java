package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.checker.run.CorpusRuns;

/** With {@code --grain call} a statement is a step, whatever a kernel function does in it. */
class CallGrainTest {
  private static final String TEXT =
      """
      SFBUF once "A page is mapped after another."
      machine { cpus = %s; buffers = 1; pages = p0, p1; }
      thread t @ cpu0 {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          atomic { vm_offset_t va = sf_buf_kva(sf); int first = *va; }
          sf_buf_free(sf);
          vm_page_unwire(p0);
          vm_page_wire(p1);
          sf = sf_buf_alloc(p1, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p1);
      }
      env { migrate none; }
      forall x: t:first == 0;
      expect ok;
      """;

  /** The second call to sf_buf_alloc has other CPUs invalidate, and waits until they have. */
  @ParameterizedTest
  @CsvSource({"1, 9", "2, 9", "3, 9"})
  void aCallThatWaitsForOtherCpusIsOneStep(int cpus, int statements) {
    Exploration found =
        new Search(
                CorpusRuns.of(TEXT.formatted(cpus)).get(0).builder(),
                Grain.CALL,
                Limits.defaults(),
                f -> false)
            .run();

    assertEquals(statements, found.depth());
    assertEquals(statements + 1, found.states());
  }
}
