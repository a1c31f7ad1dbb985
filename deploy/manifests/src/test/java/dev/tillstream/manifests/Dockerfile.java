package dev.tillstream.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Dockerfile, as its instructions in stages.
 *
 * @param arguments the defaults of those before the first stage
 */
record Dockerfile(String path, Map<String, String> arguments, List<Stage> stages) {

    record Instruction(String name, String rest) {

        /** In the exec form: a JSON array, and no shell. */
        boolean isExec() {
            return rest.startsWith("[") && rest.endsWith("]");
        }
    }

    /** @param image with the arguments of the file put in */
    record Stage(String image, String alias, List<Instruction> instructions) {

        List<String> all(String name) {
            return instructions.stream().filter(it -> it.name().equals(name)).map(Instruction::rest).toList();
        }

        /** @throws AssertionError if there is none or more than one */
        Instruction only(String name) {
            List<Instruction> found = instructions.stream().filter(it -> it.name().equals(name)).toList();
            if (found.size() != 1) {
                throw new AssertionError(name + " " + found.size() + " times in the stage of " + image);
            }
            return found.get(0);
        }
    }

    static Dockerfile of(String path) {
        Map<String, String> arguments = new TreeMap<>();
        List<Stage> stages = new ArrayList<>();
        for (Instruction instruction : instructions(Repository.read(path))) {
            if (instruction.name().equals("FROM")) {
                String[] words = instruction.rest().split(" +");
                stages.add(new Stage(resolve(words[0], arguments), words.length == 3 ? words[2] : "",
                        new ArrayList<>()));
            } else if (stages.isEmpty()) {
                String[] argument = instruction.rest().split("=", 2);
                arguments.put(argument[0], argument[1]);
            } else {
                stages.get(stages.size() - 1).instructions().add(instruction);
            }
        }
        return new Dockerfile(path, arguments, stages);
    }

    Stage last() {
        return stages.get(stages.size() - 1);
    }

    private static List<Instruction> instructions(String text) {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean more = line.endsWith("\\");
            open.append(more ? line.substring(0, line.length() - 1) : line);
            if (!more) {
                String[] words = open.toString().strip().split("\\s+", 2);
                instructions.add(new Instruction(words[0], words[1].strip()));
                open.setLength(0);
            }
        }
        return instructions;
    }

    private static String resolve(String image, Map<String, String> arguments) {
        String resolved = image;
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            resolved = resolved.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        return resolved;
    }
}
