package org.plumbline.review.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.review.log.tree.Hash;

class SignedNoteTest {

    private static final String NAME = "desk.example/log";
    private static final SigningKey KEY = key(NAME, 1);
    private static final SigningKey OTHER = key(NAME, 2);
    private static final Checkpoint CHECKPOINT = new Checkpoint(NAME, 7, Hash.ofLeaf(new byte[] {1}));
    private static final SignedNote NOTE =
            new SignedNote(CHECKPOINT.text(), List.of(KEY.sign(CHECKPOINT.text()), OTHER.sign(CHECKPOINT.text())));

    /** The first example of section 7.1 of RFC 8032. */
    @Test
    void hasThePublicKeyOfRfc8032() {
        SigningKey key = SigningKey.of(
                NAME, HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

        assertThat(key.verifier())
                .isEqualTo(VerifierKey.parse(key.verifier().words()))
                .hasToString(key.verifier().words());
        assertThat(HexFormat.of()
                        .formatHex(Base64.getDecoder()
                                .decode(key.verifier().words().split("\\+", 3)[2])))
                .isEqualTo("01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    /** The note that Go's golang.org/x/mod/sumdb/note shows. */
    @Test
    void readsANoteOfOthers() {
        VerifierKey key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        SignedNote note = SignedNote.parse("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """);

        assertThat(note.signedBy(List.of(key))).contains(key);
    }

    @Test
    void isReadAsItWasWritten() {
        SignedNote read = SignedNote.parse(NOTE.note());

        assertThat(read.note()).isEqualTo(NOTE.note());
        assertThat(Checkpoint.parse(read.text())).isEqualTo(CHECKPOINT);
        assertThat(read.signedBy(List.of(KEY.verifier()))).contains(KEY.verifier());
        assertThat(read.signedBy(List.of(OTHER.verifier()))).contains(OTHER.verifier());
        assertThat(read.signedBy(List.of(key(NAME, 3).verifier()))).isEmpty();
        assertThat(read.signedBy(List.of(key("other.example/log", 1).verifier())))
                .isEmpty();
    }

    @Test
    void noByteOfItCanBeChanged() {
        byte[] bytes = new SignedNote(CHECKPOINT.text(), List.of(KEY.sign(CHECKPOINT.text())))
                .note()
                .getBytes(StandardCharsets.UTF_8);
        for (int place = 0; place < bytes.length; place++) {
            byte[] changed = bytes.clone();
            changed[place] ^= 1;
            String note = new String(changed, StandardCharsets.UTF_8);
            assertThat(isTrusted(note)).as("byte %d", place).isFalse();
        }
        assertThat(isTrusted(NOTE.note())).isTrue();
    }

    private static boolean isTrusted(String note) {
        try {
            return SignedNote.parse(note).signedBy(List.of(KEY.verifier())).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— na me AAAAAAA=\n",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n— name AAAA\n",
                "te\u0001xt\n\n— name AAAAAAA=\n",
                "text\r\n\n— name AAAAAAA=\n",
                "text\n\n— name AAAAAAA=",
                "text\n\n— name AAAAAAB=\n"
            })
    void refusesWhatIsNone(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log\n7\n",
                "log\n7\nAAAA\n",
                "log\n07\n%s\n",
                "log\n-7\n%s\n",
                "log\n7\n%s",
                "\n7\n%s\n",
                "log\n7\n%s\n\n",
                "log\n99999999999999999999\n%s\n",
                "log\n٧\n%s\n"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(
                        () -> Checkpoint.parse(text.formatted(Hash.ofEmptyTree().base64())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passesOverLinesThatOthersAdd() {
        assertThat(Checkpoint.parse(CHECKPOINT.text() + "more\n")).isEqualTo(CHECKPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refusesWhatIsNoKey(String words) {
        assertThatThrownBy(() -> VerifierKey.parse(words)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneKeyEndorsesAnotherOfItsName() {
        String note = Endorsement.of(KEY, OTHER.verifier());

        assertThat(Endorsement.read(note, List.of(KEY.verifier()))).contains(OTHER.verifier());
        assertThat(Endorsement.read(note, List.of(OTHER.verifier()))).isEmpty();
        assertThat(Endorsement.read(
                        Endorsement.of(KEY, key("other.example/log", 5).verifier()), List.of(KEY.verifier())))
                .isEmpty();
        assertThatThrownBy(() -> Endorsement.read(NOTE.note(), List.of(KEY.verifier())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.parse(SignedNote.parse(note).text()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SigningKey key(String name, int seed) {
        byte[] bytes = new byte[SigningKey.SEED_LENGTH];
        bytes[0] = (byte) seed;
        return SigningKey.of(name, bytes);
    }
}
