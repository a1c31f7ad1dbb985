package dev.tillstream.data.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** Logistic models: a linear model's fields, then {@code classes} and {@code threshold}. */
final class LogisticForm extends ModelForm<LogisticModel> {

    private static final LinearForm LINEAR = new LinearForm();

    LogisticForm() {
        super("logistic", LogisticModel.class);
    }

    @Override
    int formatVersion(LogisticModel model) {
        return LINEAR.formatVersion(model.linear());
    }

    @Override
    void write(LogisticModel model, JsonGenerator json) throws IOException {
        LINEAR.write(model.linear(), json);
        ModelFields.writeTexts("classes", model.classes(), json);
        json.writeNumberField("threshold", model.threshold());
    }

    @Override
    LogisticModel read(JsonNode json, int version) {
        return new LogisticModel(LINEAR.read(json, version), ModelFields.texts(json, "classes"),
                ModelFields.number(json, "threshold"));
    }

    @Override
    void digest(LogisticModel model, CanonicalLines lines) {
        LINEAR.digest(model.linear(), lines);
        lines.numbers("threshold", model.threshold());
        model.classes().forEach(name -> lines.line("class " + name));
    }
}
