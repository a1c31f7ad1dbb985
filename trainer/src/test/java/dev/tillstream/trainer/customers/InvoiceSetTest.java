package dev.tillstream.trainer.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

class InvoiceSetTest {

    private static final List<String> PARTS = List.of("5", "36365", "C", "ÿ", "A", "Ж", "\u0000", "0");

    @Test
    void shouldCountDifferentInvoicesAsASetOfTextsDoes() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            // Given
            Set<String> texts = new HashSet<>();
            Set<String> moreTexts = new HashSet<>();
            InvoiceSet invoices = filled(random, texts);
            InvoiceSet more = filled(random, moreTexts);
            // When
            int size = invoices.size();
            int sizeWith = invoices.sizeWith(more);
            int sizeOfRead = read(bytes(invoices)).sizeWith(more);
            invoices.addAll(more);
            // Then
            assertThat(size).isEqualTo(texts.size());
            texts.addAll(moreTexts);
            assertThat(sizeWith).isEqualTo(texts.size()).isEqualTo(sizeOfRead);
            assertThat(invoices.size()).isEqualTo(texts.size());
        }
    }

    @Test
    void shouldHaveOneFormInWhateverOrderInvoicesCome() throws IOException {
        // Given
        InvoiceSet invoices = new InvoiceSet();
        InvoiceSet others = new InvoiceSet();
        // When
        List.of("536365", "C536365", "536366", "AN-INVOICE").forEach(invoices::add);
        List.of("AN-INVOICE", "536366", "C536365", "536365", "536366").forEach(others::add);
        // Then
        assertThat(bytes(invoices)).isEqualTo(bytes(others));
    }

    private static InvoiceSet filled(Random random, Set<String> texts) {
        InvoiceSet invoices = new InvoiceSet();
        for (int count = random.nextInt(60); count > 0; count--) {
            StringBuilder text = new StringBuilder();
            for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            texts.add(text.toString());
            invoices.add(text.toString());
        }
        return invoices;
    }

    private static byte[] bytes(InvoiceSet invoices) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        invoices.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static InvoiceSet read(byte[] bytes) throws IOException {
        return InvoiceSet.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
