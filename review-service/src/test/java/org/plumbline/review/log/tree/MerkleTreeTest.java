package org.plumbline.review.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    private static final int ALL_UP_TO = 200;

    /** The leaves that Certificate Transparency is tested with since RFC 6962, and the roots of the first 0 to 8. */
    private static final List<String> CT_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> CT_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsOfCertificateTransparency() {
        List<byte[]> entries = CT_LEAVES.stream().map(HexFormat.of()::parseHex).toList();
        for (int size = 0; size <= entries.size(); size++) {
            assertThat(Kept.of(entries.subList(0, size), 3).root().hex()).isEqualTo(CT_ROOTS.get(size));
        }
    }

    @Test
    void hasTheRootsAndProofsOfTheDefinitionsAtEverySize() {
        for (int size = 0; size <= ALL_UP_TO; size++) {
            List<byte[]> entries = Definitions.entries(size);
            Kept kept = Kept.of(entries, 7);
            Hash root = Hash.of(Definitions.mth(entries));
            assertThat(kept.root()).isEqualTo(root);
            assertThat(MerkleTree.root(size, new TiledSubtrees(size, kept))).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                checkInclusion(index, entries, kept, root);
            }
            for (int first = 0; first <= size; first++) {
                checkConsistency(first, entries, kept, root);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 511, 512, 513, 4096, 65_535, 65_536, 65_537, 70_000})
    void hasThemAcrossTilesAndLevels(int size) {
        checkSome(size, 12);
    }

    @Test
    void hasThemAtSizesOfChance() {
        Random chance = new Random(9162);
        for (int round = 0; round < 20; round++) {
            checkSome(201 + chance.nextInt(20_000), 10);
        }
    }

    private static void checkSome(int size, int times) {
        List<byte[]> entries = Definitions.entries(size);
        Kept kept = Kept.of(entries, 1000);
        Hash root = Hash.of(Definitions.mth(entries));
        assertThat(kept.root()).isEqualTo(root);
        Random chance = new Random(size);
        for (int time = 0; time < times; time++) {
            checkInclusion(chance.nextInt(size), entries, kept, root);
            checkConsistency(1 + chance.nextInt(size), entries, kept, root);
        }
        checkInclusion(0, entries, kept, root);
        checkInclusion(size - 1, entries, kept, root);
        checkConsistency(256 * (size / 256), entries, kept, root);
    }

    private static void checkInclusion(int index, List<byte[]> entries, Kept kept, Hash root) {
        TiledSubtrees tiles = new TiledSubtrees(entries.size(), kept);
        List<Hash> proof = MerkleTree.inclusion(index, entries.size(), tiles);
        assertThat(proof).isEqualTo(hashes(Definitions.path(index, entries)));
        assertThat(Proofs.includes(Hash.ofLeaf(entries.get(index)), index, entries.size(), proof, root))
                .as("%d of %d", index, entries.size())
                .isTrue();
        assertThat(tiles.tilesRead()).isLessThanOrEqualTo(6);
    }

    private static void checkConsistency(int first, List<byte[]> entries, Kept kept, Hash root) {
        List<Hash> proof = MerkleTree.consistency(first, entries.size(), new TiledSubtrees(entries.size(), kept));
        assertThat(proof).isEqualTo(first == 0 ? List.of() : hashes(Definitions.proof(first, entries)));
        Hash before = Hash.of(Definitions.mth(entries.subList(0, first)));
        assertThat(Proofs.isConsistent(first, before, entries.size(), root, proof))
                .as("%d to %d", first, entries.size())
                .isTrue();
    }

    @Test
    void aProofOfWhichAByteWasChangedFails() {
        for (int size = 1; size <= 40; size++) {
            List<byte[]> entries = Definitions.entries(size);
            Kept kept = Kept.of(entries, 5);
            Hash root = kept.root();
            for (int index = 0; index < size; index++) {
                List<Hash> proof = MerkleTree.inclusion(index, size, new TiledSubtrees(size, kept));
                Hash leaf = Hash.ofLeaf(entries.get(index));
                for (int place = 0; place < Hash.LENGTH; place++) {
                    assertThat(Proofs.includes(changed(leaf, place), index, size, proof, root))
                            .isFalse();
                    assertThat(Proofs.includes(leaf, index, size, proof, changed(root, place)))
                            .isFalse();
                    for (int step = 0; step < proof.size(); step++) {
                        List<Hash> other = new ArrayList<>(proof);
                        other.set(step, changed(proof.get(step), place));
                        assertThat(Proofs.includes(leaf, index, size, other, root))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void aProofIsOfOneLeafAtOnePlaceInATreeOfOneShapeOnly() {
        int size = 37;
        List<byte[]> entries = Definitions.entries(size);
        Kept kept = Kept.of(entries, 5);
        Hash root = kept.root();
        for (int index = 0; index < size; index++) {
            List<Hash> proof = MerkleTree.inclusion(index, size, new TiledSubtrees(size, kept));
            Hash leaf = Hash.ofLeaf(entries.get(index));
            for (int other = -1; other <= size; other++) {
                assertThat(Proofs.includes(leaf, other, size, proof, root)).isEqualTo(other == index);
            }
            assertThat(Proofs.includes(leaf, index, 2L * size, proof, root)).isFalse();
            assertThat(Proofs.includes(leaf, index, size, proof.subList(1, proof.size()), root))
                    .isFalse();
            assertThat(Proofs.includes(leaf, index, size, proof.subList(0, proof.size() - 1), root))
                    .isFalse();
            List<Hash> longer = new ArrayList<>(proof);
            longer.add(root);
            assertThat(Proofs.includes(leaf, index, size, longer, root)).isFalse();
        }
    }

    @Test
    void treesThatBranchedAreNotConsistent() {
        int second = 23;
        List<byte[]> entries = Definitions.entries(second);
        Kept kept = Kept.of(entries, 5);
        Hash now = kept.root();
        for (int first = 1; first < second; first++) {
            Hash before = Hash.of(Definitions.mth(entries.subList(0, first)));
            List<Hash> proof = MerkleTree.consistency(first, second, new TiledSubtrees(second, kept));
            for (int place = 0; place < Hash.LENGTH; place++) {
                assertThat(Proofs.isConsistent(first, changed(before, place), second, now, proof))
                        .isFalse();
                assertThat(Proofs.isConsistent(first, before, second, changed(now, place), proof))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    List<Hash> other = new ArrayList<>(proof);
                    other.set(step, changed(proof.get(step), place));
                    assertThat(Proofs.isConsistent(first, before, second, now, other))
                            .isFalse();
                }
            }
            assertThat(Proofs.isConsistent(first, before, second, now, List.of()))
                    .isFalse();
            assertThat(Proofs.isConsistent(second, now, first, before, proof)).isFalse();
            List<Hash> longer = new ArrayList<>(proof);
            longer.add(now);
            assertThat(Proofs.isConsistent(first, before, second, now, longer)).isFalse();
        }
        Hash empty = Hash.ofEmptyTree();
        assertThat(Proofs.isConsistent(0, empty, second, now, List.of())).isTrue();
        assertThat(Proofs.isConsistent(0, now, second, now, List.of())).isFalse();
        assertThat(Proofs.isConsistent(0, empty, 0, now, List.of())).isFalse();
        assertThat(Proofs.isConsistent(second, empty, second, now, List.of())).isFalse();
        assertThat(Proofs.isConsistent(-1, empty, second, now, List.of())).isFalse();
    }

    @Test
    void refusesWhatNoTreeHas() {
        Subtrees none = (height, index) -> Hash.ofEmptyTree();

        assertThatThrownBy(() -> MerkleTree.inclusion(5, 5, none)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.inclusion(-1, 5, none)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(6, 5, none)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash.fromBase64("AA==")).isInstanceOf(IllegalArgumentException.class);
        String base64 = Hash.ofEmptyTree().base64();
        assertThat(Hash.fromBase64(base64)).isEqualTo(Hash.ofEmptyTree());
        // The last digit has two bits that say nothing; only zeros are right.
        assertThatThrownBy(() -> Hash.fromBase64(base64.substring(0, 42) + "V="))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Hash> hashes(List<byte[]> hashes) {
        return hashes.stream().map(Hash::of).toList();
    }

    private static Hash changed(Hash hash, int place) {
        byte[] bytes = hash.bytes();
        bytes[place] ^= 1;
        return Hash.of(bytes);
    }
}
