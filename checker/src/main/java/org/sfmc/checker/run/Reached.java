package org.sfmc.checker.run;

import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Site;
import org.sfmc.checker.unfold.Unfolding;

/** Collects the lines of implementations whose operations are performed in some search. */
public final class Reached implements Watcher {
  private final Set<Site> sites = new TreeSet<>();

  @Override
  public void ended(Unfolding unfolding) {
    for (int t = 0; t < unfolding.system().threads().size(); t++) {
      for (int n = 0; n < unfolding.size(t); n++) {
        Node node = unfolding.node(t, n);
        if (!node.isEnd() && node.isPerformed()) {
          sites.addAll(unfolding.sites(t, node));
        }
      }
    }
  }

  /** What has been reached so far, by class and line. */
  public Set<Site> sites() {
    return Set.copyOf(sites);
  }
}
