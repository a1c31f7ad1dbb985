package dev.tillstream.serving.catalogue;

import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.supplement.SupplementForm;

/** A catalogue and its index are made once for all revisions with the same products, their clusters for each. */
final class CatalogueForm implements SupplementForm<Catalogue, RevisionCatalogue> {

    @Override
    public Catalogue read(byte[] bytes) {
        return Catalogue.read(bytes);
    }

    @Override
    public RevisionCatalogue of(ServedModel model, Catalogue catalogue) {
        return new RevisionCatalogue(model, catalogue);
    }
}
