package org.plumbline.review.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.correction.Change;
import org.plumbline.review.publication.correction.FullVerdict;
import org.plumbline.review.publication.correction.Variants;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.PublicVerdict;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ChangeFeedTest {

    @Inject
    Site site;

    @Test
    void tellsWhatThePageTells() {
        assertThat(feed("claim.claimant")).contains("Who said it:\n− A minister\n+ A ministerx");
        assertThat(feed("claim.restatement left out"))
                .contains("The claim in other words:\n− Between 33,000 and 34,000 people were killed<");
        assertThat(feed("evidence[].stance"))
                .contains(
                        "Ministry: the table (",
                        ", What it does to the claim:\n− supports the claim\n+ refutes the claim");
        assertThat(feed("evidence without the first")).contains("Sources:\n− Ministry: the table (");
        assertThat(feed("figures[].checkedOn")).contains(", As of:\n− 4 May 2024\n+ 5 May 2024");
    }

    private String feed(String variant) {
        PublicVerdict before = FullVerdict.in("en");
        PublicVerdict after = Variants.of(before, PublicVerdict.class, variant);
        return ChangeFeed.of(
                new ChangeFeed.Part(
                        "urn:x",
                        "Changes",
                        "https://desk.example/self",
                        "https://desk.example/page",
                        null,
                        List.of(new Change(published(2, after), published(1, before)))),
                site);
    }

    private static PublishedVerdict published(int revision, PublicVerdict content) {
        return new PublishedVerdict(
                Ids.next(),
                content.claim().id(),
                "slug",
                "https://desk.example/verdicts/slug",
                revision,
                Ids.next(),
                content.publishedAt(),
                "1".repeat(64),
                content);
    }
}
