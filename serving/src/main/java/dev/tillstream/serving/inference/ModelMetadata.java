package dev.tillstream.serving.inference;

import java.util.List;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Answer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The protocol's {@code $metadata_model_response}.
 *
 * @param versions those that serve
 * @param parameters what the protocol leaves to the server
 */
public record ModelMetadata(
        @Schema(examples = "transaction-clusters") String name,
        List<String> versions,
        @Schema(examples = "tillstream_k-means") String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs,
        Parameters parameters) {

    /** The protocol's {@code $metadata_tensor}; −1 is a dimension of any size. */
    public record TensorMetadata(
            @Schema(examples = "input") String name,
            @Schema(examples = "FP64") String datatype,
            List<Integer> shape) {}

    /** @param features what the input's columns are, in their order, with commas between them */
    public record Parameters(
            @Schema(examples = "quantity,price") String features,
            @Schema(examples = "12") long revision) {}

    static ModelMetadata of(FamilyModels family, ServedModel served) {
        List<String> features = served.model().features();
        return new ModelMetadata(family.family(),
                family.served().stream().map(model -> Integer.toString(model.manifest().version())).toList(),
                "tillstream_" + served.manifest().algorithm(),
                List.of(new TensorMetadata("input", Datatype.FP64.name(), List.of(-1, features.size()))),
                Answer.fields(served.model()).stream()
                        .map(field -> new TensorMetadata(field.tensor(), field.datatype(), List.of(-1))).toList(),
                new Parameters(String.join(",", features), served.manifest().revision()));
    }
}
