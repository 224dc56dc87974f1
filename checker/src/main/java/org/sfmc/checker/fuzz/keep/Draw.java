package org.sfmc.checker.fuzz.keep;

/** Chooses where two ways to write a find are as good, so that finds do not all look alike. */
@FunctionalInterface
interface Draw {
  /** A number from 0 up to a bound, the same for the same question. */
  int below(int bound, String question);

  /** The choices for a scenario of a seed. */
  static Draw of(long seed, int number) {
    return (bound, question) -> {
      long hash = (seed * 31 + number) * 0x9E3779B97F4A7C15L ^ question.hashCode();
      hash = (hash ^ hash >>> 32) * 0xBF58476D1CE4E5B9L;
      return (int) Long.remainderUnsigned(hash ^ hash >>> 29, bound);
    };
  }

  /** One of some words that mean as much. */
  default String word(String... words) {
    return words[below(words.length, String.join(" ", words))];
  }
}
