package dev.tillstream.serving.inference;

import java.util.Arrays;

/**
 * An input whose data, shape and datatype agree.
 *
 * @param data in row-major order
 */
record Tensor(String name, long[] shape, TensorData data) {

    /** @throws dev.tillstream.serving.problem.ProblemException if something is missing or contradicts the rest */
    static Tensor of(String name, long[] shape, String datatype, TensorData data) {
        if (name == null) {
            throw Refused.because("an input has no name");
        }
        String input = "input '" + name + "'";
        require(shape != null, input + " has no shape");
        require(datatype != null, input + " has no datatype");
        require(data != null, input + " has no data");
        Datatype type = Datatype.of(datatype).orElseThrow(() -> Refused.because(input + " has the datatype " + datatype
                + "; features are numbers: " + Arrays.toString(Datatype.values())));
        require(data.size() == elements(shape), input + " has " + data.size() + " elements, but the shape "
                + Arrays.toString(shape));
        require(data.fits(shape), "the arrays in the data of " + input + " are not of the shape "
                + Arrays.toString(shape));
        for (int i = 0; i < data.size(); i++) {
            String fault = type.faultOf(data.get(i));
            if (fault != null) {
                throw Refused.because(input + ": data[" + i + "] " + fault);
            }
        }
        return new Tensor(name, shape, data);
    }

    /** −1 if there are more than any tensor can have. */
    private static long elements(long[] shape) {
        try {
            long elements = 1;
            for (long dimension : shape) {
                elements = Math.multiplyExact(elements, dimension);
            }
            return elements;
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw Refused.because(fault);
        }
    }

    /** Number of rows of a matrix with so many columns, −1 if it is none. */
    int rows(int columns) {
        return shape.length == 2 && shape[1] == columns ? (int) shape[0] : -1;
    }

    /** Number of elements of a column, −1 if it is none. */
    int rowsOfColumn() {
        return shape.length == 1 ? (int) shape[0] : rows(1);
    }
}
