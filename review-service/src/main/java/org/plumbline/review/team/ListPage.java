package org.plumbline.review.team;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;

/**
 * The list of the desk's people.
 *
 * @param people those whom the filters leave
 * @param complete whether the login service answered
 * @param admin whether whoever looks can change anything
 */
public record ListPage(
        List<PersonPage.Shown> people,
        int all,
        boolean complete,
        boolean admin,
        boolean filtered,
        List<Choice> roles,
        List<Choice> statuses) {

    /** A choice of a filter. */
    public record Choice(String value, String label, boolean chosen) {}

    static ListPage of(Team.View team, String role, @Nullable Status status, boolean admin) {
        List<Choice> roles = new ArrayList<>(List.of(new Choice("", "Any", role.isEmpty())));
        Map<String, String> names = new TreeMap<>(Map.of(
                Roles.FACT_CHECKER, "Fact-checker",
                Roles.EDITOR, "Editor",
                Roles.ADMIN, "Admin"));
        names.forEach((value, label) -> roles.add(new Choice(value, label, value.equals(role))));
        List<Choice> statuses = new ArrayList<>(List.of(new Choice("", "Any", status == null)));
        Arrays.stream(Status.values()).forEach(one -> statuses.add(new Choice(one.name(), one.words(), one == status)));
        return new ListPage(
                team.people().stream()
                        .filter(member -> role.isEmpty() || member.roles().contains(role))
                        .filter(member -> status == null || member.status() == status)
                        .map(admin ? PersonPage.Shown::of : member -> PersonPage.Shown.of(member.withoutAddress()))
                        .toList(),
                team.people().size(),
                team.complete(),
                admin,
                !role.isEmpty() || status != null,
                roles,
                statuses);
    }
}
