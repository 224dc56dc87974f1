package org.sfmc.checker.explore;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one search: its states, and the table that finds them once memory has no room for
 * it.
 */
final class Disk implements Closeable {
  private final Path folder;
  private final String name;
  private final boolean isTemporary;
  private final List<StateFile> files = new ArrayList<>();
  private int made;

  private Disk(Path folder, String name, boolean isTemporary) {
    this.folder = folder;
    this.name = name;
    this.isTemporary = isTemporary;
  }

  /** Files that outlive the process, beside a checkpoint. */
  static Disk beside(Path checkpoint) {
    Path folder = checkpoint.toAbsolutePath().getParent();
    return new Disk(folder, checkpoint.getFileName().toString(), false);
  }

  /** Files in a folder of their own, which goes with them. */
  static Disk temporary(Path folder) {
    try {
      return new Disk(Files.createTempDirectory(folder, "sfmc-"), "sfmc", true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new file for states, in the place of the one before. */
  StateFile fileFor(int words) {
    return open(folder.resolve(name + "." + made++ + ".states"), words);
  }

  /** The file that has a name. */
  StateFile known(String file, int words) {
    made = Integer.parseInt(file.replaceAll(".*\\.([0-9]+)\\.states", "$1")) + 1;
    return open(folder.resolve(file), words);
  }

  private StateFile open(Path path, int words) {
    StateFile file = new StateFile(path, words, StateStore.CHUNK);
    files.add(file);
    return file;
  }

  /** Takes away the files of states but the last. */
  void dropOld() {
    while (files.size() > 1) {
      drop(files.remove(0));
    }
  }

  private static void drop(StateFile file) {
    file.close();
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers in a file that nobody else sees. */
  Slots slots(int length) {
    try {
      Path file = Files.createTempFile(folder, name, ".table");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return new Mapped(
            channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) Integer.BYTES * length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away everything. */
  void delete() {
    files.forEach(Disk::drop);
    files.clear();
    if (isTemporary) {
      folder.toFile().delete();
    }
  }

  @Override
  public void close() {
    files.forEach(StateFile::close);
  }

  private static final class Mapped extends Slots {
    private static final VarHandle NUMBER =
        MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ByteBuffer numbers;

    Mapped(ByteBuffer numbers) {
      this.numbers = numbers;
    }

    private static int at(int place) {
      return place * Integer.BYTES;
    }

    @Override
    int length() {
      return numbers.capacity() / Integer.BYTES;
    }

    @Override
    int get(int place) {
      return (int) NUMBER.get(numbers, at(place));
    }

    @Override
    int latest(int place) {
      return (int) NUMBER.getAcquire(numbers, at(place));
    }

    @Override
    void set(int place, int number) {
      NUMBER.set(numbers, at(place), number);
    }

    @Override
    boolean replace(int place, int old, int number) {
      return NUMBER.compareAndSet(numbers, at(place), old, number);
    }

    @Override
    long bytes() {
      return 0;
    }
  }
}
