package org.sfmc.checker.unfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.run.CorpusRuns;

/** Which lines of an implementation ask for an operation. */
class SiteTest {
  @Test
  void theLinesThatAskAreThoseOfTheImplementation() {
    String text =
        """
        SFBUF test
        machine { buffers = 1; pages = p0; }
        thread a @ cpu0 {
            vm_page_wire(p0);
            struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
            sf_buf_free(sf);
            vm_page_unwire(p0);
        }
        env { migrate none; }
        """;
    Unfolding unfolding = new Unfolding(CorpusRuns.of(text).get(0).builder());
    Node wire = unfolding.root(0);
    Node lock = wire;
    while (!lock.toString().startsWith("mtx_lock")) {
      lock = unfolding.next(0, lock, 0);
    }

    assertEquals(Set.of(), unfolding.sites(0, wire));
    Set<Site> sites = unfolding.sites(0, lock);
    assertEquals(1, sites.size(), sites.toString());
    Site site = sites.iterator().next();
    assertTrue(site.line() > 0 && !Site.BOOKS.contains(site.owner()), site.toString());
    assertEquals("alloc", site.method());

    Node at = lock;
    while (!at.toString().equals("sf_buf_alloc returns K0")) {
      assertEquals(1, unfolding.sites(0, at).size(), at.toString());
      at = unfolding.next(0, at, at.toString().equals("first of sf_buf_freelist") ? 1 : 0);
    }
    assertEquals(Set.of(), unfolding.sites(0, at), "the books are no implementation");
  }

  @Test
  void aLambdaIsItsMethod() {
    Site site = Site.of("org.sfmc.model.sfbuf.I386$Inner", "lambda$alloc$12", 7);

    assertEquals("I386.alloc:7", site.toString());
    assertEquals("free", Site.of("I386", "free", 7).method());
    assertEquals(0, site.compareTo(Site.of("I386", "free", 7)));
    assertTrue(site.compareTo(Site.of("I386", "alloc", 8)) < 0);
    assertTrue(site.compareTo(Site.of("Generic", "alloc", 8)) > 0);
  }
}
