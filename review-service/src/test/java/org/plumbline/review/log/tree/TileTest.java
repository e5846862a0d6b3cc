package org.plumbline.review.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 0/000",
        "0, 273, 112, 0/273.p/112",
        "2, 999, 1, 2/999.p/1",
        "1, 1000, 256, 1/x001/000",
        "0, 1234067, 256, 0/x001/x234/067",
        "63, 1234067, 255, 63/x001/x234/067.p/255"
    })
    void hasAnAddressThatNamesIt(int level, long number, int width, String path) {
        Tile tile = new Tile(level, number, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(tile.entriesPath()).isEqualTo("entries" + path.substring(path.indexOf('/')));
        int slash = path.indexOf('/');
        assertThat(Tile.parse(path.substring(0, slash), path.substring(slash + 1)))
                .contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "1234",
                "x001",
                "x001/x234",
                "001/234",
                "x000/001",
                "x01/234",
                "000/",
                "/000",
                "000.p",
                "000.p/",
                "000.p/0",
                "000.p/01",
                "000.p/256",
                "000.p/1000",
                "-01",
                "000.p/-1",
                "٠٠٠",
                "x001/x001/x001/x001/x001/x001/001",
                "000.p/1/2",
                "000\n"
            })
    void knowsNoOtherWayToWriteAPlace(String place) {
        assertThat(Tile.parse("0", place)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "64", "100", "-1", "a", "٠"})
    void knowsNoOtherWayToWriteALevel(String level) {
        assertThat(Tile.parse(level, "000")).isEmpty();
    }

    @Test
    void isNeverEmpty() {
        assertThatThrownBy(() -> new Tile(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
    }
}
