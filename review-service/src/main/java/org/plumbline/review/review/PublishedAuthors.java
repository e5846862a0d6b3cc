package org.plumbline.review.review;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.kit.identity.Person;

/** Knows who wrote what a review published. */
@ApplicationScoped
public class PublishedAuthors {

    private final ReviewFiles files;

    PublishedAuthors(ReviewFiles files) {
        this.files = files;
    }

    /** The subs of everybody who ever wrote on it, or on what it started from. */
    @Transactional
    public Set<String> of(UUID reviewId) {
        return files.toRead(reviewId).authors().stream().map(Person::sub).collect(Collectors.toSet());
    }
}
