package dev.tillstream.trainer.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a training runs. */
public enum Cause {
    /** The trainer has started, or has taken in all batches from before the start. */
    @JsonProperty("start")
    START,
    /** New rows have come. */
    @JsonProperty("batches")
    BATCHES,
    /** {@code POST /training}. */
    @JsonProperty("request")
    REQUEST,
    /** The newest rows differ too much from those that the models were trained on. */
    @JsonProperty("drift")
    DRIFT,
    /** The one before failed. */
    @JsonProperty("retry")
    RETRY
}
