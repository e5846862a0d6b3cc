package org.plumbline.review.reader;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.hash.HmacSha256;
import org.plumbline.kit.secret.AesGcm;

/** Seals mail addresses, so that the database and its backups tell nobody's. */
@ApplicationScoped
public class SealedAddresses {

    private final byte[] key;
    private final byte[] digestKey;

    SealedAddresses(ReaderKeys keys) {
        key = keys.of("addresses");
        digestKey = keys.of("address digests");
    }

    /**
     * The address as it is stored.
     *
     * @param owner the id of the row that it belongs to
     */
    public byte[] seal(String address, UUID owner) {
        return AesGcm.seal(key, owner.toString(), address);
    }

    /**
     * The address; nothing if it was sealed with another key, so that nobody can be written to any more, for another row,
     * or was changed since.
     */
    public Optional<String> open(byte[] kept, UUID owner) {
        return AesGcm.open(key, owner.toString(), kept);
    }

    /** By which the same address is known again, to whoever has the key: 32 bytes. */
    public byte[] digest(String address) {
        return HmacSha256.of(digestKey, address.toLowerCase(Locale.ROOT));
    }
}
