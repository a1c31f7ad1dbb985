package dev.tillstream.ingest.table;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.ReadRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of single cells. */
class CellsTest {

    @TempDir
    Path folder;

    /** Reads a sound row in which one cell is another: the type's attribute and the value. */
    private ReadRows.Row read(String column, String type, String value) throws IOException {
        String content = type.equals("inlineStr")
                ? "<is><t xml:space=\"preserve\">" + value + "</t></is>"
                : "<v>" + value + "</v>";
        String cell = "<c r=\"" + column + "2\" t=\"" + type + "\">" + content + "</c>";
        String sound = row(2);
        int start = sound.indexOf("<c r=\"" + column);
        int end = sound.indexOf("</c>", start) + 4;
        String rows = HEADER + sound.substring(0, start) + cell + sound.substring(end);
        return ReadRows.of(new RawWorkbook().sheet("S", rows).write(folder.resolve("cells.xlsx"))).get(0);
    }

    @ParameterizedTest
    @CsvSource({"n,536365,536365", "n,536365.0,536365", "n,5.36365E5,536365", "str,C536365,C536365", "n,0,0",
            "inlineStr,' 536365 ',536365", "str,536365.0,536365", "str,1.10,1.10", "n,1.5,1.5", "str,007,007",
            "b,1,TRUE", "n,007,7", "n,12345678901234567890,12345678901234567890"})
    void shouldTakeCodesAsTexts(String type, String value, String expected) throws IOException {
        assertThat(read("A", type, value).transaction().invoiceNo()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"n,13085.0,13085", "str,13085.0,13085", "n,13085,13085", "inlineStr,'  ',", "n,'',"})
    void shouldTakeCustomerIdsWithoutFraction(String type, String value, String expected) throws IOException {
        assertThat(read("G", type, value).transaction().customerId()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"n,6,6", "n,-74215,-74215", "n,6.0,6", "n,1E3,1000", "str,' 6 ',6", "inlineStr,-1,-1", "n,+5,5"})
    void shouldTakeWholeQuantities(String type, String value, int expected) throws IOException {
        assertThat(read("D", type, value).transaction().quantity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"n,6.95,6.95", "n,9.949999999999999,9.949999999999999", "n,-11062.06,-11062.06", "n,0,0", "n,-0,0",
            "str,2.55,2.55", "n,1E-05,0.00001", "n,12345678901234.5,12345678901234.5"})
    void shouldTakeFinitePrices(String type, String value, double expected) throws IOException {
        assertThat(read("F", type, value).transaction().unitPrice()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"n,40148.322916666664,2009-12-01T07:45:00Z", "n,40148,2009-12-01T00:00:00Z",
            "n,40148.32362651954,2009-12-01T07:46:01.331Z", "d,2009-12-01T07:45:00,2009-12-01T07:45:00Z",
            "str,2009-12-01 07:45,2009-12-01T07:45:00Z", "inlineStr,12/1/2009 7:45,2009-12-01T07:45:00Z"})
    void shouldTakeDatesOfAllForms(String type, String value, String expected) throws IOException {
        assertThat(read("E", type, value).transaction().invoiceDate()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"A,e,#REF!,Invoice,holds an error: '#REF!'", "A,n,'',Invoice,is missing",
            "B,inlineStr,' ',StockCode,is missing", "D,str,six,Quantity,is not a number: 'six'",
            "D,n,6.5,Quantity,is not a whole number: '6.5'", "D,n,3000000000,Quantity,is out of range: '3000000000'",
            "D,b,1,Quantity,is not a number: 'TRUE'", "D,e,#DIV/0!,Quantity,holds an error: '#DIV/0!'",
            "D,n,1e999,Quantity,is out of range: '1e999'", "E,str,yesterday,InvoiceDate,is not a date: 'yesterday'",
            "E,n,-1,InvoiceDate,is not a date: '-1'", "E,n,2958466,InvoiceDate,is not a date: '2958466'",
            "E,b,0,InvoiceDate,is not a date: 'FALSE'", "E,n,'',InvoiceDate,is missing",
            "F,str,NaN,Price,is not a number: 'NaN'", "F,n,1e999,Price,is out of range: '1e999'",
            "F,str,£1.50,Price,is not a number: '£1.50'", "F,str,1;50,Price,is not a number: '1;50'",
            "F,n,0x1p3,Price,is not a number: '0x1p3'", "F,n,'',Price,is missing",
            "C,e,#NAME?,Description,holds an error: '#NAME?'", "G,e,#N/A,Customer ID,holds an error: '#N/A'"})
    void shouldRefuseTheRowAndNameTheColumn(String column, String type, String value, String header, String why)
            throws IOException {
        // When
        ReadRows.Row row = read(column, type, value);

        // Then
        assertThat(row.refused().column()).isEqualTo(header);
        assertThat(row.refused().why()).isEqualTo(why);
    }

    @Test
    void shouldShowOnlyTheBeginningOfALongText() throws IOException {
        assertThat(read("D", "str", "x".repeat(1000)).refused().why()).hasSizeLessThan(100).endsWith("…'");
    }

    @Test
    void shouldRefuseTextsThatNoCellCanHold() throws IOException {
        assertThat(read("C", "str", "x".repeat(32_768)).refused().why()).isEqualTo("is longer than 32767 characters");
    }
}
