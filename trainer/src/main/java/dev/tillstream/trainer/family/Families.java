package dev.tillstream.trainer.family;

import java.util.List;

/**
 * The families that the trainer has.
 *
 * @param all in the order in which they are trained
 */
public record Families(List<Family> all) {
    public Families {
        all = List.copyOf(all);
    }
}
