package dev.tillstream.trainer.customers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.trainer.store.AtomicFiles;

/**
 * The customers of a batch on disk, big-endian and then compressed with gzip, whose checksum tells damage: format version
 * (int), SHA-256 of the batch (UTF), rows and rows without a customer (longs), number of customers (int), and of each in
 * ascending order the name (UTF), quantity (long), amount (decimal scale as int, length as short, two's complement) and
 * invoices: the number of packed ones (int) and their codes (longs, up to eight characters of a byte each), and that of
 * the others (int) with their texts (UTF). It can be made again from the batch as long as that is there.
 */
final class CustomerFile {

    private static final int FORMAT_VERSION = 1;

    private CustomerFile() {}

    static void write(Path file, String batchSha256, CustomerCounts customers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT_VERSION);
            out.writeUTF(batchSha256);
            customers.write(out);
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException if it is not a good file of that batch
     */
    static CustomerCounts read(Path file, String batchSha256) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            require(in.readInt() == FORMAT_VERSION, "is of another format");
            require(in.readUTF().equals(batchSha256), "is of another batch");
            CustomerCounts customers = CustomerCounts.read(in);
            require(in.read() < 0, "has more than it should");
            return customers;
        } catch (IOException | NumberFormatException e) {
            throw new IOException(file.getFileName() + " can't be used: " + e.getMessage(), e);
        }
    }

    private static void require(boolean good, String otherwise) throws IOException {
        if (!good) {
            throw new IOException("it " + otherwise);
        }
    }
}
