package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;

import org.apache.poi.ss.usermodel.DateUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelDatesTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 59, 60, 60.25, 61, 366, 40148.322916666664, 40148.99999999, 2958465.5})
    void shouldAgreeWithPoiInBothSystems(double serial) {
        for (boolean date1904 : new boolean[]{false, true}) {
            if (date1904 && serial > 2_957_003) {
                continue;
            }
            assertThat(new ExcelDates(date1904, ZoneOffset.UTC).instant(serial))
                    .isEqualTo(DateUtil.getLocalDateTime(serial, date1904, false).toInstant(ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, -1, 2958466, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldKnowNoTimeOutsideOfTheCalendar(double serial) {
        assertThat(new ExcelDates(false, ZoneOffset.UTC).instant(serial)).isNull();
    }
}
