package org.sfmc.checker.explore;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file that is replaced as a whole, so that at any moment there is a good one, with a checksum at
 * its end.
 */
final class Checkpoint {
  private static final String FORMAT = "sfmc-checkpoint-2";

  /** Writes what is to be kept. */
  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  /** Reads what was kept. */
  interface Reader {
    void read(DataInput in) throws IOException;
  }

  private Checkpoint() {}

  static void write(Path file, String identity, Writer writer) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileOutputStream stream = new FileOutputStream(next.toFile())) {
      CheckedOutputStream checked =
          new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), new CRC32());
      DataOutputStream out = new DataOutputStream(checked);
      Saved.text(out, FORMAT);
      Saved.text(out, identity);
      writer.write(out);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      stream.getFD().sync();
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file.
   *
   * @throws Storage.Unusable where it is of something else, or not as it was written
   */
  static void read(Path file, String identity, Reader reader) throws IOException {
    check(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      Saved.text(in);
      if (!Saved.text(in).equals(identity)) {
        throw new Storage.Unusable(
            file + " is the checkpoint of another run, or of another version of it or of sfmc");
      }
      reader.read(in);
    }
  }

  private static void check(Path file) throws IOException {
    Storage.Unusable broken = new Storage.Unusable(file + " is no checkpoint, or is damaged");
    long left = Files.size(file) - Long.BYTES;
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      byte[] begin = FORMAT.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (left < begin.length || in.readInt() != begin.length) {
        throw broken;
      }
      byte[] format = in.readNBytes(begin.length);
      if (!java.util.Arrays.equals(begin, format)) {
        throw broken;
      }
      in.skipNBytes(left - Integer.BYTES - begin.length);
      if (checked.getChecksum().getValue() != in.readLong()) {
        throw broken;
      }
    } catch (EOFException e) {
      throw broken;
    }
  }
}
