package org.plumbline.review.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Person;

/** Notes who of the desk is here, once a minute at the most for each. */
class SeenOnTheDesk {

    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    private final DeskPeople people;
    private final MailAddresses addresses;
    private final CurrentUser user;
    private final Clock clock;
    private final Map<String, Sight> sights = new ConcurrentHashMap<>();

    SeenOnTheDesk(DeskPeople people, MailAddresses addresses, CurrentUser user, Clock clock) {
        this.people = people;
        this.addresses = addresses;
        this.user = user;
        this.clock = clock;
    }

    private record Sight(String name, Set<String> roles, Optional<String> address, Instant at) {}

    @ServerRequestFilter
    void note(ResourceInfo endpoint) {
        // Elsewhere nobody has asked yet who it is, and public pages never need to know.
        if (!endpoint.getResourceMethod().isAnnotationPresent(RolesAllowed.class)) {
            return;
        }
        Set<String> roles =
                user.roles().stream().filter(DeskPerson.DESK_ROLES::contains).collect(Collectors.toUnmodifiableSet());
        if (roles.isEmpty()) {
            return;
        }
        Person person = user.person();
        Optional<String> address = user.mailAddress();
        Instant now = clock.instant();
        Sight last = sights.get(person.sub());
        if (last == null
                || !last.name().equals(person.name())
                || !last.roles().equals(roles)
                || !last.address().equals(address)
                || last.at().plus(OFTEN_ENOUGH).isBefore(now)) {
            people.seen(person, roles, now);
            // A token without one says nothing: an older realm's tokens never have one.
            if (address.isPresent()) {
                addresses.learn(person.sub(), address);
            }
            sights.put(person.sub(), new Sight(person.name(), roles, address, now));
        }
    }
}
