package dev.tillstream.bench.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/**
 * {@code pandas.read_excel}, which reads with openpyxl.
 *
 * @param python the interpreter
 * @param folder where its processes print to
 */
record Pandas(String python, Path folder) {

    private static final String VERSIONS = "import pandas, openpyxl; "
            + "print('pandas %s (openpyxl %s)' % (pandas.__version__, openpyxl.__version__))";

    /** Blank rows are taken out behind the clock: the other readers pass over them. */
    private static final String READ = """
            import sys, time, openpyxl, pandas
            start, start_cpu = time.perf_counter(), time.process_time()
            sheets = pandas.read_excel(sys.argv[1], sheet_name=None)
            seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
            rows = sum(len(sheet.dropna(how='all')) for sheet in sheets.values())
            print('rows=%d seconds=%.6f cpu=%.6f' % (rows, seconds, cpu))
            """;

    /** @throws BenchmarkFailedException if they are not installed; the message says so */
    String versions() {
        String printed = run("pandas-versions.out", "-c", VERSIONS).strip();
        // Warnings come first.
        return printed.substring(printed.lastIndexOf('\n') + 1);
    }

    Reading read(Path workbook, String output) {
        return Reading.parse(run(output, "-c", READ, workbook.toString()));
    }

    private String run(String output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        try (Program program = Program.start(command, Map.of(), folder.resolve(output))) {
            return program.finish().output();
        }
    }
}
