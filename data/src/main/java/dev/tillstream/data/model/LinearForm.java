package dev.tillstream.data.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** Linear models: {@code features}, {@code scaling}, {@code intercept} and {@code coefficients}. */
final class LinearForm extends ModelForm<LinearModel> {

    private static final int FIRST_FORMAT = 3;

    LinearForm() {
        super("linear", LinearModel.class);
    }

    @Override
    int formatVersion(LinearModel model) {
        return FIRST_FORMAT;
    }

    @Override
    void write(LinearModel model, JsonGenerator json) throws IOException {
        ModelFields.writeTexts("features", model.features(), json);
        ModelFields.write(model.scaler(), json);
        json.writeNumberField("intercept", model.intercept());
        ModelFields.writeNumbers("coefficients", model.coefficients(), json);
    }

    @Override
    LinearModel read(JsonNode json, int version) {
        return new LinearModel(ModelFields.texts(json, "features"), ModelFields.scaler(json, version),
                ModelFields.number(json, "intercept"), ModelFields.numbers(json, "coefficients"));
    }

    @Override
    void digest(LinearModel model, CanonicalLines lines) {
        lines.features(model.features()).scaler(model.scaler()).numbers("intercept", model.intercept())
                .numbers("coefficients", model.coefficients());
    }
}
