package org.plumbline.review.team;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.ReviewQueue;

/** The page of one person, as one who looks at it may see it. */
public final class PersonPage {

    private final Member member;
    private final List<ReviewQueue.Item> open;
    private final List<Member> team;
    private final boolean admin;
    private final boolean own;
    private final @Nullable String done;
    private final @Nullable TeamForm refused;

    /**
     * Puts it together.
     *
     * @param open their reviews that are not done
     * @param team who could go on with these
     * @param own whether they look at their own page
     * @param refused the form that was just sent and refused
     */
    PersonPage(
            Member member,
            List<ReviewQueue.Item> open,
            List<Member> team,
            boolean admin,
            boolean own,
            @Nullable String done,
            @Nullable TeamForm refused) {
        this.member = admin ? member : member.withoutAddress();
        this.open = List.copyOf(open);
        this.team = List.copyOf(team);
        this.admin = admin;
        this.own = own;
        this.done = done;
        this.refused = refused;
    }

    /** A person in words. */
    public record Shown(
            String sub,
            String name,
            @Nullable String userName,
            @Nullable String email,
            List<String> roles,
            String status,
            String tone,
            long open,
            long inApproval,
            long checking,
            @Nullable Instant lastAction,
            @Nullable Instant lastSeen,
            @Nullable Instant deactivatedAt) {

        static Shown of(Member member) {
            return new Shown(
                    member.sub(),
                    member.name(),
                    member.userName(),
                    member.email(),
                    member.roles().stream().map(PersonPage::role).toList(),
                    member.status().words(),
                    member.status().tone(),
                    member.workload().open(),
                    member.workload().inApproval(),
                    member.workload().checking(),
                    member.workload().lastAction(),
                    member.lastSeen(),
                    member.deactivatedAt());
        }
    }

    /** One of their reviews. */
    public record Work(String id, String claim, String language, String state) {}

    /** Whom their reviews could go to. */
    public record Heir(String sub, String label) {}

    /** Only words of our own get onto the page, whatever stands in the address. */
    static @Nullable String words(@Nullable String done) {
        return switch (done) {
            case "roles-changed" -> "The roles were changed. They hold from the next login, or in five minutes.";
            case "deactivated" -> "The person was deactivated: they can do nothing here any more, and were logged out.";
            case "deactivated-here" -> "The person was deactivated: they can do nothing here any more.";
            case "reactivated" -> "The person is active again.";
            case null, default -> null;
        };
    }

    private static String role(String role) {
        return switch (role) {
            case Roles.FACT_CHECKER -> "Fact-checker";
            case Roles.EDITOR -> "Editor";
            case Roles.ADMIN -> "Admin";
            default -> role;
        };
    }

    public Shown person() {
        return Shown.of(member);
    }

    public long version() {
        return member.version();
    }

    public @Nullable String done() {
        return done;
    }

    public @Nullable TeamForm refused() {
        return refused;
    }

    /** Whether the login service said who this is. */
    public boolean complete() {
        return member.userName() != null;
    }

    /** Whether whoever looks can change anything about this person. */
    public boolean changeable() {
        return admin && !own;
    }

    public boolean own() {
        return admin && own;
    }

    public boolean deactivated() {
        return member.deactivatedAt() != null;
    }

    /** Whether somebody deactivated could still log in, to nothing. */
    public boolean loginOpen() {
        return deactivated() && member.loginOpen();
    }

    public boolean invited() {
        return member.status() == Status.INVITED;
    }

    public List<Work> work() {
        return open.stream()
                .map(item -> new Work(
                        item.id().toString(),
                        item.claim(),
                        item.language(),
                        item.state().words()))
                .toList();
    }

    public List<Heir> heirs() {
        return team.stream()
                .filter(one -> one.worksOnReviews() && !one.sub().equals(member.sub()))
                .map(one ->
                        new Heir(one.sub(), one.name() + " (" + one.workload().open() + " open)"))
                .toList();
    }

    public TeamForm rolesForm() {
        return form("roles", Map.of("roles", member.roles()));
    }

    public TeamForm deactivationForm() {
        return form("deactivation", Map.of());
    }

    private TeamForm form(String name, Map<String, List<String>> values) {
        return refused != null && refused.name().equals(name) ? refused : TeamForm.of(name, values);
    }
}
