package org.plumbline.kit.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

    /** Of "abc", as FIPS 180-4 gives it. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Path folder;

    FolderStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsAFileUnderItsHashInFoldersOfItsBeginning() throws IOException {
        FolderStore store = new FolderStore(folder.resolve("not/there/yet"));

        assertThat(store.put("abc".getBytes(UTF_8))).isEqualTo(ABC);

        assertThat(store.get(ABC))
                .hasValueSatisfying(
                        content -> assertThat(content).asString(UTF_8).isEqualTo("abc"));
        assertThat(files()).containsExactly("not/there/yet/ba/78/" + ABC);
    }

    @Test
    void deletesAFileAndNothingWhoseNameItIsNot() throws IOException {
        FolderStore store = new FolderStore(folder);
        store.put("abc".getBytes(UTF_8));
        store.put("abcd".getBytes(UTF_8));

        store.delete(ABC);
        store.delete(ABC);

        assertThat(store.get(ABC)).isEmpty();
        assertThat(files()).hasSize(1);
        assertThatThrownBy(() -> store.delete("../" + ABC)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.put("abc".getBytes(UTF_8))).isEqualTo(ABC);
        assertThat(store.get(ABC)).isPresent();
    }

    @Test
    void keepsOneFileOfOneContentHoweverManyBringItAtOnce() throws Exception {
        FolderStore store = new FolderStore(folder);
        Set<String> names = new HashSet<>();
        byte[] content = new byte[200_000];

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> put = () -> store.put(content);
            for (Future<String> one : threads.invokeAll(Collections.nCopies(20, put))) {
                names.add(one.get());
            }
        }

        assertThat(names).hasSize(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void findsNothingUnderANameThatIsNoneOfItsOwn() throws IOException {
        FolderStore store = new FolderStore(folder.resolve("store"));
        Files.writeString(folder.resolve("secret"), "x");

        assertThat(List.of(ABC, "", "../secret", "../../../secret", ABC.toUpperCase(Locale.ROOT)))
                .allSatisfy(name -> assertThat(store.get(name)).isEmpty());
    }

    @Test
    void saysThatAFileWasDamagedAndMendsItWhenItIsBroughtAgain() throws IOException {
        FolderStore store = new FolderStore(folder);
        store.put("abc".getBytes(UTF_8));
        Files.writeString(folder.resolve("ba/78").resolve(ABC), "abd");

        assertThatThrownBy(() -> store.get(ABC))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
        store.put("abc".getBytes(UTF_8));

        assertThat(store.get(ABC)).isPresent();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
