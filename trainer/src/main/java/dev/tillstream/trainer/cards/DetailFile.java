package dev.tillstream.trainer.cards;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.trainer.store.AtomicFiles;

/**
 * The details of a batch's points on disk, big-endian and then compressed with gzip, whose checksum tells damage: format
 * version (int), SHA-256 of the batch (UTF), values of each point (int); number of names (int) and each product's code
 * and description (UTF); number of points (int), and of each its values (doubles), the number of countries (int) with
 * text (UTF) and rows (long), and the number of sampled rows (int) with hash (long), number of the name (int) and rows
 * (long). It can be made again from the batch as long as that is there.
 */
final class DetailFile {

    private static final int FORMAT_VERSION = 1;

    private DetailFile() {}

    static void write(Path file, String batchSha256, int features, PointDetails details) throws IOException {
        Map<ProductName, Integer> names = new LinkedHashMap<>();
        Map<double[], PointDetail> sorted = new TreeMap<>((Comparator<double[]>) Arrays::compare);
        details.forEach(sorted::put);
        sorted.values().forEach(detail -> detail.sample().entries()
                .forEach(entry -> names.putIfAbsent(entry.product(), names.size())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT_VERSION);
            out.writeUTF(batchSha256);
            out.writeInt(features);
            out.writeInt(names.size());
            for (ProductName name : names.keySet()) {
                out.writeUTF(name.stockCode());
                out.writeUTF(name.description());
            }
            out.writeInt(sorted.size());
            for (Map.Entry<double[], PointDetail> point : sorted.entrySet()) {
                for (double value : point.getKey()) {
                    out.writeDouble(value);
                }
                write(point.getValue(), names, out);
            }
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }

    private static void write(PointDetail detail, Map<ProductName, Integer> names, DataOutputStream out)
            throws IOException {
        out.writeInt(detail.countries().size());
        for (Map.Entry<String, Long> country : detail.countries().entrySet()) {
            out.writeUTF(country.getKey());
            out.writeLong(country.getValue());
        }
        out.writeInt(detail.sample().entries().size());
        for (RowSample.Entry entry : detail.sample().entries()) {
            out.writeLong(entry.hash());
            out.writeInt(names.get(entry.product()));
            out.writeLong(entry.rows());
        }
    }

    /**
     * Adds the file's details to what is there.
     *
     * @throws java.nio.file.NoSuchFileException if there is no file
     * @throws IOException if it is not a good file of that batch, with points of so many values
     */
    static PointDetails read(Path file, String batchSha256, int features, PointDetails details) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            require(in.readInt() == FORMAT_VERSION, "is of another format");
            require(in.readUTF().equals(batchSha256), "is of another batch");
            require(in.readInt() == features, "has other features");
            List<ProductName> names = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                names.add(details.share(new ProductName(in.readUTF(), in.readUTF())));
            }
            for (int left = in.readInt(); left > 0; left--) {
                double[] values = new double[features];
                for (int feature = 0; feature < features; feature++) {
                    values[feature] = in.readDouble();
                }
                read(in, names, details, details.at(values));
            }
            require(in.read() < 0, "has more than it should");
            return details;
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IOException(file.getFileName() + " can't be used: " + e.getMessage(), e);
        }
    }

    private static void read(DataInputStream in, List<ProductName> names, PointDetails details, PointDetail detail)
            throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            detail.addCountry(details.share(in.readUTF()), in.readLong());
        }
        for (int left = in.readInt(); left > 0; left--) {
            detail.sample().add(new RowSample.Entry(in.readLong(), names.get(in.readInt()), in.readLong()));
        }
    }

    private static void require(boolean good, String otherwise) throws IOException {
        if (!good) {
            throw new IOException("it " + otherwise);
        }
    }
}
