package org.plumbline.review.team;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.Workloads.Workload;

/**
 * Somebody of the desk: what the login service says of them and what we know ourselves.
 *
 * @param userName null if the login service does not answer
 * @param email only admins are told
 * @param roles those of the desk
 * @param loginOpen whether the login service lets them in; somebody deactivated whom it does still gets in nowhere
 * @param lastSeen when they were here last
 * @param version of what an admin can change, to be sent as {@code If-Match}; made of what it is, as the login service
 *     counts no versions
 */
@Schema(name = "TeamMember")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Member(
        String sub,
        String name,
        @Nullable String userName,
        @Nullable String email,
        List<String> roles,
        Status status,
        boolean loginOpen,
        Workload workload,
        @Nullable Instant lastSeen,
        @Nullable Instant deactivatedAt,
        long version) {

    /** Numbers that JavaScript can hold. */
    private static final int BITS = 53;

    static Member of(Account account, @Nullable DeskPerson known, Workload workload) {
        Instant deactivatedAt = known == null ? null : known.deactivatedAt();
        Status status = deactivatedAt != null
                ? Status.DEACTIVATED
                : !account.enabled() ? Status.DISABLED : account.passwordPending() ? Status.INVITED : Status.ACTIVE;
        List<String> roles = account.roles().stream().sorted().toList();
        return new Member(
                account.sub(),
                account.person().name(),
                account.userName(),
                account.email(),
                roles,
                status,
                account.enabled(),
                workload,
                known == null ? null : known.lastSeen(),
                deactivatedAt,
                version(roles, account.enabled(), deactivatedAt));
    }

    /** Without the login service's word. */
    static Member of(DeskPerson known, Workload workload) {
        Status status =
                known.deactivatedAt() != null ? Status.DEACTIVATED : known.enabled() ? Status.ACTIVE : Status.DISABLED;
        List<String> roles = known.roles().stream().sorted().toList();
        return new Member(
                known.sub(),
                known.name(),
                null,
                null,
                roles,
                status,
                known.enabled(),
                workload,
                known.lastSeen(),
                known.deactivatedAt(),
                version(roles, known.enabled(), known.deactivatedAt()));
    }

    /** As others than admins see it. */
    Member withoutAddress() {
        return new Member(
                sub, name, userName, null, roles, status, loginOpen, workload, lastSeen, deactivatedAt, version);
    }

    boolean worksOnReviews() {
        return deactivatedAt == null
                && loginOpen
                && (roles.contains(Roles.FACT_CHECKER) || roles.contains(Roles.EDITOR));
    }

    boolean isActiveAdmin() {
        return deactivatedAt == null && loginOpen && roles.contains(Roles.ADMIN);
    }

    private static long version(List<String> roles, boolean enabled, @Nullable Instant deactivatedAt) {
        String whole = roles + " " + enabled + " " + (deactivatedAt != null);
        return ByteBuffer.wrap(Sha256.of(whole.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                >>> (Long.SIZE - BITS);
    }
}
