package dev.tillstream.bench.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.Program.Finished;

/** scikit-learn's LinearRegression, RandomForestClassifier and LogisticRegression on the same rows as the trainer. */
final class ScikitLines {

    private static final String SCRIPT = "lines.py";
    private static final Pattern LINE = Pattern.compile(
            "^family=(\\S+) version=(\\d) trained=(\\d+) held_out=(\\d+) score=(\\S+) seconds=(\\S+)$",
            Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String python;
    private final Path folder;
    private final Path csv;
    private final Path tasks;

    /**
     * What became of one task.
     *
     * @param seconds of training and judging; 0 of versions that stand for the same rows as one before
     */
    record Trained(String family, int version, long trainedRows, long heldOutRows, double score, double seconds) {}

    /** @param seconds of the whole process */
    record Run(double seconds, List<Trained> models) {}

    /** @param folder where its files go, and what its processes print */
    ScikitLines(String python, Path folder, Path csv, List<LineModel> models) throws IOException {
        this.python = python;
        this.folder = folder;
        this.csv = csv;
        this.tasks = Files.write(folder.resolve("tasks.json"),
                JSON.writeValueAsBytes(models.stream().map(LineModel::task).toList()));
        try (InputStream script = ScikitLines.class.getResourceAsStream(SCRIPT)) {
            Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @throws BenchmarkFailedException if scikit-learn is not installed, or fails */
    Run run(String output) {
        List<String> command = List.of(python, folder.resolve(SCRIPT).toString(), csv.toString(), tasks.toString());
        try (Program program = Program.start(command, Map.of(), folder.resolve(output))) {
            Finished finished = program.finish();
            return new Run(finished.took().toNanos() / 1e9, parse(finished.output()));
        }
    }

    static List<Trained> parse(String output) {
        List<Trained> trained = new ArrayList<>();
        Matcher line = LINE.matcher(output);
        while (line.find()) {
            trained.add(new Trained(line.group(1), Integer.parseInt(line.group(2)), Long.parseLong(line.group(3)),
                    Long.parseLong(line.group(4)), Double.parseDouble(line.group(5)),
                    Double.parseDouble(line.group(6))));
        }
        return trained;
    }
}
