package org.plumbline.claims.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.ClaimantKind;
import org.plumbline.claims.claimant.Profile;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.WordDiff;
import org.plumbline.kit.web.FormBody;

/**
 * The fields of a claimant as they were typed.
 *
 * @param version that the form was made from
 * @param errors messages by field
 */
public record ClaimantForm(
        long version, String name, String kind, String wikidata, String description, Map<String, String> errors) {

    static ClaimantForm of(Claimant claimant) {
        Profile profile = claimant.profile();
        return new ClaimantForm(
                claimant.version(),
                profile.name(),
                profile.kind().name(),
                orEmpty(profile.wikidata()),
                orEmpty(profile.description()),
                Map.of());
    }

    static ClaimantForm of(FormBody body) {
        return new ClaimantForm(
                body.version(),
                body.one("name"),
                body.one("kind"),
                body.one("wikidata"),
                body.one("description"),
                Map.of());
    }

    ClaimantRequest request() {
        return new ClaimantRequest(name, kind, wikidata, description);
    }

    ClaimantForm refused(Map<String, String> messages) {
        return new ClaimantForm(version, name, kind, wikidata, description, messages);
    }

    /** The same over the version that stands now. */
    ClaimantForm over(long current) {
        return new ClaimantForm(current, name, kind, wikidata, description, errors);
    }

    /** Where what stands now differs from what was typed. */
    List<Difference> against(Profile current) {
        List<Difference> differences = new ArrayList<>();
        compare(differences, "Name", current.name(), name);
        compare(differences, "Kind", current.kind().name(), kind);
        compare(differences, "Wikidata", orEmpty(current.wikidata()), wikidata);
        compare(differences, "Description", orEmpty(current.description()), description);
        return differences;
    }

    private static void compare(List<Difference> differences, String field, String current, String typed) {
        if (!current.equals(typed.strip())) {
            differences.add(new Difference(field, current, typed, WordDiff.between(current, typed)));
        }
    }

    public List<ClaimantKind> kinds() {
        return List.of(ClaimantKind.values());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
