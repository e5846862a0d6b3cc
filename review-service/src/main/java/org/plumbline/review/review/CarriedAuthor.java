package org.plumbline.review.review;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.annotations.Immutable;

import org.plumbline.kit.identity.Person;

/** Somebody who wrote part of what a follow-up started from, or changed the claim while it was checked. */
@Entity
@Immutable
@IdClass(CarriedAuthor.Key.class)
class CarriedAuthor {

    @Id
    private UUID reviewId;

    @Id
    private String sub;

    private String name;

    protected CarriedAuthor() {}

    CarriedAuthor(UUID reviewId, Person person) {
        this.reviewId = reviewId;
        this.sub = person.sub();
        this.name = person.name();
    }

    Person person() {
        return new Person(sub, name);
    }

    /** One person of one review. */
    record Key(UUID reviewId, String sub) implements Serializable {}
}
