package org.plumbline.review.desk;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.claim.ShowFigures;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.Standing;
import org.plumbline.review.publication.VerdictView;
import org.plumbline.review.publication.page.VerdictLinks;
import org.plumbline.review.review.DraftVerdict;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.PublicVerdict;

/** Shows those who approve what readers will get: by the public page's template, in its words, language and direction. */
@ApplicationScoped
class DraftArticles {

    private final DraftVerdict drafts;
    private final ChangesSince changes;
    private final ShowFigures figures;
    private final Site site;

    DraftArticles(DraftVerdict drafts, ChangesSince changes, ShowFigures figures, Site site) {
        this.drafts = drafts;
        this.changes = changes;
        this.figures = figures;
        this.site = site;
    }

    @CheckedTemplate(basePath = "ApprovalPages")
    static class Templates {

        private Templates() {}

        static native TemplateInstance approval(ReviewPage page, @Nullable DraftArticle article, List<Since> sinceThen);

        static native TemplateInstance article(
                String language, VerdictView verdict, VerdictLinks links, Preview preview);
    }

    /** The approval page, with the article if the draft is complete. */
    TemplateInstance approval(ReviewPage page) {
        UUID id = UUID.fromString(page.id());
        return Templates.approval(
                page,
                drafts.read(id)
                        .map(verdict -> article(id, verdict, page.drafting().preview()))
                        .orElse(null),
                changes.of(id));
    }

    private DraftArticle article(UUID review, PublicVerdict verdict, Preview marked) {
        String language = PageLanguage.of(verdict.language());
        PublishedVerdict asIfPublished = new PublishedVerdict(
                review, verdict.claim().id(), "", "", 1, review, verdict.publishedAt(), "", verdict);
        VerdictView view = new VerdictView(
                asIfPublished,
                "",
                Standing.UNASKED,
                figures.of(verdict.claim(), verdict.figures(), language, true, false));
        VerdictLinks nowhere = new VerdictLinks(site.deskName(), List.of(), List.of(), null, "", "", "");
        String html = Templates.article(language, view, nowhere, marked)
                .setLocale(language)
                .render();
        return new DraftArticle(new RawString(html), verdict.contentHash());
    }
}
