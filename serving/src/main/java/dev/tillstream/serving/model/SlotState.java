package dev.tillstream.serving.model;

import java.util.Locale;
import java.util.Optional;

/** What a version of a family is doing. A slot that has served stays {@link Serving} or {@link Degraded} for good. */
public sealed interface SlotState {

    /** Nothing has been announced yet. */
    record Empty() implements SlotState {
        @Override
        public long offset() {
            return -1;
        }

        @Override
        public SlotState refused(Refusal refusal) {
            return new Refused(refusal);
        }
    }

    /** Models have been announced, but none that could be served. */
    record Refused(Refusal why) implements SlotState {
        @Override
        public long offset() {
            return why.offset();
        }

        @Override
        public SlotState refused(Refusal later) {
            return new Refused(later);
        }
    }

    /** The latest model is in service. */
    record Serving(ServedModel model) implements SlotState {
        @Override
        public long offset() {
            return model.offset();
        }

        @Override
        public SlotState refused(Refusal refusal) {
            return new Degraded(this, refusal);
        }
    }

    /** A bad model never displaces the one in service. */
    record Degraded(Serving still, Refusal why) implements SlotState {
        @Override
        public long offset() {
            return why.offset();
        }

        @Override
        public SlotState refused(Refusal later) {
            return new Degraded(still, later);
        }
    }

    /** Offset of the latest announcement that this state is made of, −1 before the first. */
    long offset();

    /** The state after a model that came later was refused. */
    SlotState refused(Refusal later);

    /** The model that answers. */
    default Optional<ServedModel> served() {
        if (this instanceof Serving serving) {
            return Optional.of(serving.model());
        }
        return this instanceof Degraded degraded ? Optional.of(degraded.still().model()) : Optional.empty();
    }

    /** The latest refusal, unless a later model has made up for it. */
    default Optional<Refusal> refusal() {
        if (this instanceof Refused refused) {
            return Optional.of(refused.why());
        }
        return this instanceof Degraded degraded ? Optional.of(degraded.why()) : Optional.empty();
    }

    /** {@code empty}, {@code refused}, {@code serving} or {@code degraded}. */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
