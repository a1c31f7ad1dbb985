package dev.tillstream.serving.supplement;

import dev.tillstream.data.model.ArtefactFormatException;
import dev.tillstream.serving.model.ServedModel;

/**
 * How a kind of supplement is read.
 *
 * @param <C> the content, which all revisions with its digest share
 * @param <S> the content as it belongs to one revision
 */
public interface SupplementForm<C, S> {

    /** @throws ArtefactFormatException if the bytes are no such supplement */
    C read(byte[] bytes);

    /** @throws ArtefactFormatException if that content can't belong to the model */
    S of(ServedModel model, C content);
}
