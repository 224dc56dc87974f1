package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import guru.nidi.graphviz.model.MutableGraph;
import guru.nidi.graphviz.model.MutableNode;
import guru.nidi.graphviz.parse.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sfmc graph}, its DOT read by a program that is not ours. */
class GraphCommandTest {
  @TempDir private Path folder;

  private static MutableGraph read(String dot) throws IOException {
    MutableGraph graph = new Parser().read(dot);
    assertTrue(graph.isDirected());
    return graph;
  }

  private static long redEdges(MutableGraph graph) {
    return graph.edges().stream().filter(edge -> "red".equals(edge.get("color"))).count();
  }

  private static long redNodes(MutableGraph graph) {
    return graph.nodes().stream().filter(node -> "red".equals(node.get("color"))).count();
  }

  @ParameterizedTest
  @CsvSource({"nowait", "catch", "wait", "twice_free", "statistics", "private"})
  void hasTheStatesAndStepsThatASearchCounts(String name) throws IOException {
    MutableGraph dot = read(sfmc("graph", name).out());

    String line = sfmc("check", name, "--run", name).out().lines().toList().get(1);
    String[] columns = line.split("  +");
    assertEquals(columns[3].strip().replace(",", ""), "" + dot.nodes().size(), line);
    assertEquals(columns[4].strip().replace(",", ""), "" + dot.edges().size(), line);
  }

  @Test
  void highlightsTheRunThatCheckShows() throws IOException {
    MutableGraph dot = read(sfmc("graph", "wait", "--run", "bug=no_wakeup", "--highlight").out());

    String check = sfmc("check", "wait", "--run", "bug=no_wakeup", "--traces").out();
    assertTrue(check.contains("  " + redEdges(dot) + " steps in "), check);
    assertEquals(redEdges(dot) + 1, redNodes(dot));
  }

  @Test
  void aPanicIsANodeOfItsOwnThatSaysWhy() throws IOException {
    MutableGraph dot = read(sfmc("graph", "null_read", "--run", "CHECKS=0", "--highlight").out());

    MutableNode end =
        dot.nodes().stream()
            .filter(n -> n.name().toString().equals("end0"))
            .findFirst()
            .orElseThrow();
    assertTrue(end.get("label").toString().startsWith("no_null_dereference: "));
    assertTrue(redEdges(dot) > 0);
  }

  @Test
  void whatIsQuotedIsEscaped() throws IOException {
    String text =
        """
        SFBUF odd
        "Operators, and a comment in a statement."
        machine { pages = p0; }
        shared int x = 0;
        thread a @ cpu0 {
            x /* "quoted" \\ */ = x + 1;
        }
        thread b @ cpu0 { vm_page_wire(p0); vm_page_unwire(p0); }
        env { migrate none; }
        expect ok;
        """;
    Path file = Files.writeString(folder.resolve("odd.litmus"), text);

    Cli graph = sfmc("graph", file.toString());

    assertEquals("", graph.err());
    assertTrue(graph.out().contains("x /* \\\"quoted\\\" \\\\ */ = x + 1"), graph::out);
    assertTrue(read(graph.out()).nodes().size() > 1);
  }

  @Test
  void asJsonItHasEveryComponent() {
    Cli graph = sfmc("graph", "wait", "--run", "bug=no_wakeup", "--format", "json", "--highlight");

    JsonObject json = JsonParser.parseString(graph.out()).getAsJsonObject();
    JsonArray states = json.getAsJsonArray("states");
    JsonObject first = states.get(0).getAsJsonObject();
    JsonArray path = json.getAsJsonArray("path");
    JsonObject last = states.get(path.get(path.size() - 1).getAsInt()).getAsJsonObject();
    assertEquals("sfmc-graph-1", json.get("schema").getAsString());
    assertEquals("wait[bug=no_wakeup]", json.get("run").getAsString());
    assertTrue(first.get("initial").getAsBoolean());
    assertEquals("{K0}", first.getAsJsonObject("components").get("sf_buf_freelist").getAsString());
    assertTrue(last.get("stuck").getAsBoolean());
  }

  @Test
  void whatNobodyCanLookAtMustBeAskedForTwice() {
    Cli refused = sfmc("graph", "dup", "--grain", "op");

    assertEquals(
        "dup has more than 2,000 states, which nobody can look at; --force prints them all the"
            + " same, --grain call makes fewer\n",
        refused.err());
    assertEquals("", refused.out());
    assertEquals(2, refused.code());
    assertEquals(0, sfmc("graph", "dup", "--grain", "op", "--force").code());
    assertEquals(3, sfmc("graph", "dup", "--force", "--max-states", "100").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph nowait --format svg | --format is `dot` or `json`, not `svg`",
        "graph nowait --highlight | --highlight: nowait has no run that breaks a promise",
        "graph nowait --run bug=no_wakup | did you mean `no_wakeup`?"
      })
  void aMistakeIsExplained(String command, String hint) {
    Cli cli = sfmc(command.strip().split(" +"));

    assertEquals("", cli.out());
    assertTrue(cli.err().contains(hint), cli::err);
    assertEquals(2, cli.code());
  }
}
