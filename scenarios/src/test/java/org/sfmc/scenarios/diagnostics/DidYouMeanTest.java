package org.sfmc.scenarios.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  @Test
  void prefersLookAlikes() {
    assertEquals(List.of("r1"), DidYouMean.nearest("rl", List.of("r0", "r1", "r2")));
    assertEquals(List.of("p0"), DidYouMean.nearest("pO", List.of("p0", "p1")));
    assertEquals(List.of("SFB"), DidYouMean.nearest("5FB", List.of("SFB", "AFB")));
    assertEquals(List.of("a_b"), DidYouMean.nearest("a-b", List.of("a_b", "aXb")));
  }

  @Test
  void takesCaseForALookAlike() {
    assertEquals(List.of("PIN"), DidYouMean.nearest("pin", List.of("PIN", "pun")));
  }

  @Test
  void countsExchangedNeighboursOnce() {
    assertEquals(10, DidYouMean.distance("exepct", "expect"));
  }

  @Test
  void listsAllThatAreEquallyNear() {
    Optional<String> help = DidYouMean.help("r3", List.of("r2", "r1", "sf"));

    assertEquals(Optional.of("did you mean `r1` or `r2`?"), help);
  }

  @Test
  void suggestsNothingBeyondAThirdOfTheWord() {
    assertEquals(List.of("abcdxy"), DidYouMean.nearest("abcdef", List.of("abcdxy")));
    assertEquals(List.of(), DidYouMean.nearest("abcdef", List.of("abcxyz")));
  }

  @Test
  void suggestsNothingForAWordWithNothingInCommon() {
    assertEquals(List.of(), DidYouMean.nearest("x", List.of("y", "z")));
    assertEquals(List.of(), DidYouMean.nearest("", List.of("y")));
  }

  @Test
  void isADistance() {
    assertEquals(0, DidYouMean.distance("sf_buf", "sf_buf"));
    assertEquals(60, DidYouMean.distance("", "sf_buf"));
    assertEquals(DidYouMean.distance("ab", "bca"), DidYouMean.distance("bca", "ab"));
  }
}
