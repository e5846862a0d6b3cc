package org.plumbline.review.team;

import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.team.People.PeopleUnavailable;

/** Gives somebody other roles. Access tokens show them when they are renewed, after five minutes at the most. */
@ApplicationScoped
class ChangeRoles {

    private final People people;
    private final Team team;
    private final TeamRecords records;

    ChangeRoles(People people, Team team, TeamRecords records) {
        this.people = people;
        this.team = team;
        this.records = records;
    }

    /** All roles of the desk that somebody shall have. */
    @Schema(name = "TeamRoles")
    record NewRoles(
            @NotEmpty(message = "must be one at the least: to let somebody do nothing any more, deactivate them")
            Set<@Pattern(regexp = Invitation.ROLES, message = Invitation.ROLES_WORDS) String> roles) {

        NewRoles {
            roles = orNone(roles);
        }

        private static Set<String> orNone(@Nullable Set<String> roles) {
            return roles == null || roles.stream().anyMatch(Objects::isNull) ? Set.of() : Set.copyOf(roles);
        }
    }

    /**
     * Changes them; 412 if somebody else did meanwhile.
     *
     * @param version of the member as it was read
     */
    Member change(String sub, long version, @NotNull @Valid NewRoles wanted, Person by) {
        if (sub.equals(by.sub())) {
            throw ProblemException.rule("own-roles", "Nobody changes their own roles: another admin has to.");
        }
        Member member = team.fresh(sub);
        Versions.check(version, member.version(), () -> member);
        if (member.status() == Status.DEACTIVATED) {
            throw ProblemException.rule("deactivated", "The person is deactivated: reactivate them first.");
        }
        Set<String> roles = wanted.roles();
        if (roles.equals(Set.copyOf(member.roles()))) {
            return member;
        }
        boolean removesAdmin = member.isActiveAdmin() && !roles.contains(Roles.ADMIN);
        if (removesAdmin && !team.hasAnActiveAdminBesides(sub)) {
            throw lastAdmin();
        }
        records.changeRoles(member, roles, by);
        try {
            people.setRoles(sub, roles);
        } catch (PeopleUnavailable e) {
            records.rolesStay(member, "login-service-unavailable", by);
            throw e;
        }
        if (removesAdmin && !team.hasAnActiveAdminBesides(sub)) {
            // Two admins took the role from each other at once: each check was passed before the other's change.
            people.setRoles(sub, Set.copyOf(member.roles()));
            records.rolesStay(member, "last-admin", by);
            throw lastAdmin();
        }
        return team.fresh(sub);
    }

    static ProblemException lastAdmin() {
        return ProblemException.rule(
                "last-admin", "The desk would be left without an admin: make somebody else one first.");
    }
}
