package org.plumbline.claims.claimant;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;

import org.plumbline.kit.hash.Sha256;

/** When two written names are the same name. */
public final class ClaimantName {

    /** In UTF-16 units, so that an index takes it whatever it is written in. */
    public static final int MAX_KEY = 600;

    private static final int DIGEST = 64;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private ClaimantName() {}

    /**
     * The form by which names are compared: Unicode's NFKC_Casefold (UAX 31), which also drops characters that nobody
     * sees, and one space for all blanks. Some characters become many; what gets too long so ends with its hash.
     */
    public static String key(String name) {
        String folded = Normalizer2.getNFKCCasefoldInstance().normalize(name);
        String key = BLANKS.matcher(folded).replaceAll(" ").strip();
        return key.length() <= MAX_KEY
                ? key
                : key.substring(0, MAX_KEY - DIGEST).replaceAll("[\\ud800-\\udfff]$", "")
                        + Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
    }
}
