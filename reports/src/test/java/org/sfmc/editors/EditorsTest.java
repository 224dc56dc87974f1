package org.sfmc.editors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.Repository;
import org.sfmc.scenarios.check.Language;
import org.sfmc.scenarios.check.Language.Kind;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.parse.Lexeme;

/** Editors colour every word of the corpus as what it is. */
class EditorsTest {
  private static final Path EDITORS = Repository.ROOT.resolve("editors");
  private static final Path GRAMMAR = EDITORS.resolve("vscode/syntaxes/sfmc.tmLanguage.json");
  private static final Path VIM = EDITORS.resolve("vim/syntax/sfmc.vim");

  /** Words that no scenario of the corpus need have: all there are, and near misses. */
  private static final String STRANGERS =
      "exepct sf_buf_allok SFB_NOWAITT iff NULLS okay machines vm_page_wire2 _if tlb0 Kx cpux\n";

  private static final Map<Kind, String> SCOPES =
      new EnumMap<>(
          Map.of(
              Kind.HEADER, "keyword.control.header",
              Kind.SECTION, "keyword.other.section",
              Kind.STATEMENT, "keyword.control",
              Kind.TYPE, "storage.type",
              Kind.CLAUSE, "keyword.other.clause",
              Kind.FUNCTION, "support.function",
              Kind.PREDICATE, "support.function.predicate",
              Kind.CONSTANT, "constant.language",
              Kind.SETTING, "support.variable"));

  private static final Map<Kind, String> GROUPS =
      new EnumMap<>(
          Map.of(
              Kind.HEADER, "sfmcHeader",
              Kind.SECTION, "sfmcSection",
              Kind.STATEMENT, "sfmcStatement",
              Kind.TYPE, "sfmcType",
              Kind.CLAUSE, "sfmcClause",
              Kind.FUNCTION, "sfmcFunction",
              Kind.PREDICATE, "sfmcPredicate",
              Kind.CONSTANT, "sfmcConstant",
              Kind.SETTING, "sfmcSetting"));

  @TempDir private Path folder;

  @Test
  void noWordIsOfTwoKinds() {
    List<String> all = Language.words().values().stream().flatMap(List::stream).toList();

    assertEquals(all.size(), Set.copyOf(all).size());
  }

  @Test
  void theTextMateGrammarColoursEveryWordOfTheCorpus() throws IOException {
    TextMate grammar = new TextMate(GRAMMAR);
    for (String text : texts()) {
      List<List<String>> scopes = grammar.scopes(text);
      for (Lexeme word : Lexeme.of(text)) {
        String scope = scopes.get(word.line() - 1).get(word.column() - 1);
        assertEquals(scope(word, text), scope.replaceFirst("\\.sfmc$", ""), word::toString);
      }
    }
  }

  @Test
  void theTextMateGrammarKnowsEveryWordAndNoOther() throws IOException {
    TextMate grammar = new TextMate(GRAMMAR);

    Language.words()
        .forEach(
            (kind, words) ->
                words.forEach(
                    word ->
                        assertEquals(
                            List.of(SCOPES.get(kind) + ".sfmc"),
                            grammar.scopes(word).get(0).stream().distinct().toList(),
                            word)));
    assertEquals(
        Set.of("variable.other.sfmc", ""), new LinkedHashSet<>(grammar.scopes(STRANGERS).get(0)));
    assertEquals("variable.other.sfmc", grammar.scopes(" thread").get(0).get(1));
  }

  @Test
  void theExtensionNamesFilesThatExist() throws IOException {
    Path manifest = EDITORS.resolve("vscode/package.json");
    JsonObject contributes =
        JsonParser.parseString(Files.readString(manifest))
            .getAsJsonObject()
            .getAsJsonObject("contributes");
    JsonObject language = contributes.getAsJsonArray("languages").get(0).getAsJsonObject();
    JsonObject grammar = contributes.getAsJsonArray("grammars").get(0).getAsJsonObject();

    assertTrue(Files.exists(manifest.resolveSibling(language.get("configuration").getAsString())));
    assertTrue(
        Files.isSameFile(manifest.resolveSibling(grammar.get("path").getAsString()), GRAMMAR));
    assertEquals(language.get("id"), grammar.get("language"));
  }

  @Test
  void theVimFileListsTheWordsOfTheLanguage() throws IOException {
    Map<String, Set<String>> listed = new HashMap<>();
    for (String line : Files.readAllLines(VIM)) {
      if (line.startsWith("syntax keyword ")) {
        List<String> words = List.of(line.split(" "));
        listed
            .computeIfAbsent(words.get(2), group -> new TreeSet<>())
            .addAll(words.subList(3, words.size()));
      } else if (line.startsWith("syntax match sfmcSection ")) {
        String words = line.replaceFirst(".*\"\\^\\\\\\((.*)\\\\\\)\\\\>\"$", "$1");
        listed.put("sfmcSection", new TreeSet<>(List.of(words.split("\\\\\\|"))));
      }
    }

    Map<String, Set<String>> language = new HashMap<>();
    Language.words().forEach((kind, words) -> language.put(GROUPS.get(kind), new TreeSet<>(words)));
    assertEquals(language, listed);
  }

  @Test
  void vimColoursEveryWordOfTheCorpus() throws Exception {
    assumeTrue(runs("vim", "--version"), "vim is not installed: its colours were not looked at");
    List<String> words = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    StringBuilder script =
        new StringBuilder("set nomore\nfiletype on\nsyntax on\nlet found = []\n");
    int number = 0;
    for (String text : texts()) {
      Path file = Files.writeString(folder.resolve("f" + number++ + ".litmus"), text);
      List<String> places = new ArrayList<>();
      for (Lexeme word : Lexeme.of(text)) {
        String line = text.split("\n", -1)[word.line() - 1];
        int bytes = line.substring(0, word.column() - 1).getBytes("UTF-8").length;
        places.add("[" + word.line() + "," + (bytes + 1) + "]");
        words.add(file.getFileName() + ":" + word.line() + " " + word.text());
        expected.add(words.get(words.size() - 1) + " " + group(word, text));
      }
      script
          .append("execute 'edit' fnameescape('")
          .append(file)
          .append("')\nlet places = [")
          .append(String.join(",", places));
      script.append("]\nfor p in places\n");
      script.append("  call add(found, synIDattr(synID(p[0], p[1], 0), 'name'))\nendfor\n");
    }
    Path found = folder.resolve("found");
    script.append("call writefile(found, '").append(found).append("')\nqall!\n");
    Path commands = Files.writeString(folder.resolve("look.vim"), script);

    String path = "set rtp^=" + EDITORS.resolve("vim").toString().replace(" ", "\\ ");
    assertTrue(
        runs(
            "vim", "-N", "-u", "NONE", "-i", "NONE", "-es", "-c", path, "-S", commands.toString()));

    List<String> groups = Files.readAllLines(found);
    assertEquals(expected.size(), groups.size());
    for (int i = 0; i < groups.size(); i++) {
      assertEquals(expected.get(i), words.get(i) + " " + groups.get(i));
    }
  }

  /** The corpus, and a file of all comments and strings that it has not. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Corpus.Entry entry :
        Corpus.find(Repository.ROOT.resolve("scenarios/corpus"), "").entries()) {
      texts.add(Files.readString(entry.path()));
    }
    assertTrue(texts.size() > 50, () -> "only " + texts.size() + " files");
    texts.add(
        "SFBUF a /* one\n thread two */\n\"if // no comment\" // if\nthread b { x = -1; /* if */ }\n");
    return texts;
  }

  private static String scope(Lexeme word, String text) {
    return switch (word.kind()) {
      case LINE_COMMENT -> "comment.line.double-slash";
      case BLOCK_COMMENT -> "comment.block";
      case STRING -> "string.quoted.double";
      case NUMBER -> "constant.numeric";
      case SYMBOL ->
          isLabel(word, text)
              ? "entity.name.label"
              : "{}();,:".contains(word.text()) ? "punctuation" : "keyword.operator";
      case WORD ->
          isLabel(word, text)
              ? "entity.name.label"
              : kind(word)
                  .map(SCOPES::get)
                  .orElse(isMachine(word) ? "constant.other.machine" : "variable.other");
    };
  }

  private static String group(Lexeme word, String text) {
    return switch (word.kind()) {
      case LINE_COMMENT, BLOCK_COMMENT -> "sfmcComment";
      case STRING -> "sfmcString";
      case NUMBER -> "sfmcNumber";
      case SYMBOL ->
          isLabel(word, text)
              ? "sfmcLabel"
              : "{}();,:".contains(word.text()) ? "sfmcPunctuation" : "sfmcOperator";
      case WORD ->
          isLabel(word, text)
              ? "sfmcLabel"
              : kind(word).map(GROUPS::get).orElse(isMachine(word) ? "sfmcMachine" : "sfmcName");
    };
  }

  private static Optional<Kind> kind(Lexeme word) {
    return Language.words().entrySet().stream()
        .filter(e -> e.getValue().contains(word.text()))
        .map(Map.Entry::getKey)
        .filter(k -> k != Kind.SECTION || word.column() == 1)
        .findFirst();
  }

  private static boolean isMachine(Lexeme word) {
    return word.text().matches("(cpu|K)[0-9]+");
  }

  /**
   * Whether the word, or the colon, is that of a label: first in its line, and nothing after it.
   */
  private static boolean isLabel(Lexeme word, String text) {
    String line = text.split("\n", -1)[word.line() - 1];
    Matcher label = Pattern.compile("^\\s*\\w+:(?=\\s|$)").matcher(line);
    return label.find() && word.column() <= label.end();
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
