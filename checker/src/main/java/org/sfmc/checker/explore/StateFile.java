package org.sfmc.checker.explore;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * States in a file, in the order of their numbers. What goes wrong with the file is an {@link
 * UncheckedIOException}.
 */
final class StateFile implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final int words;
  private final int chunk;
  private volatile LongBuffer[] mapped = new LongBuffer[0];

  /**
   * Opens a file, or makes it.
   *
   * @param words longs of a state
   * @param chunk how many states are read at once
   */
  StateFile(Path path, int words, int chunk) {
    this.path = path;
    this.words = words;
    this.chunk = chunk;
    try {
      this.channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Writes successive states. */
  void write(int number, long[] states, int at, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * words * count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(states, at, words * count);
    long place = 8L * words * number;
    try {
      while (bytes.hasRemaining()) {
        place += channel.write(bytes, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sees to it that what was written is there even when the machine stops. */
  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first states of a chunk, into the beginning of an array. */
  void read(int index, int count, long[] states) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * words * count).order(ByteOrder.LITTLE_ENDIAN);
    long place = 8L * words * chunk * index;
    try {
      while (bytes.hasRemaining()) {
        int read = channel.read(bytes, place);
        if (read < 0) {
          throw new EOFException(path + " is shorter than it was");
        }
        place += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.flip();
    bytes.asLongBuffer().get(states, 0, words * count);
  }

  /** Whether a state is this one, in a chunk that was written as a whole. */
  boolean is(int number, long[] state, int at) {
    LongBuffer buffer = map(number / chunk);
    int offset = number % chunk * words;
    for (int w = 0; w < words; w++) {
      if (buffer.get(offset + w) != state[at + w]) {
        return false;
      }
    }
    return true;
  }

  /** Copies a state of a chunk that was written as a whole. */
  void copy(int number, long[] into) {
    map(number / chunk).get(number % chunk * words, into, 0, words);
  }

  private LongBuffer map(int index) {
    LongBuffer[] known = mapped;
    return index < known.length && known[index] != null ? known[index] : mapNow(index);
  }

  private synchronized LongBuffer mapNow(int index) {
    LongBuffer[] buffers = Arrays.copyOf(mapped, Math.max(index + 1, mapped.length));
    if (buffers[index] == null) {
      long bytes = 8L * words * chunk;
      try {
        buffers[index] =
            channel
                .map(FileChannel.MapMode.READ_ONLY, bytes * index, bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      mapped = buffers;
    }
    return buffers[index];
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
