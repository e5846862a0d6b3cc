package org.plumbline.review.notice.mail;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.plumbline.review.notice.Notice;
import org.plumbline.review.site.Site;

/** Writes mails: what the desk's own page of notices says, and where to go on. */
@ApplicationScoped
class Letters {

    private final Site site;

    Letters(Site site) {
        this.site = site;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {

        private Templates() {}

        static native TemplateInstance noticeText(String name, List<Line> lines, String desk, String settings);

        static native TemplateInstance noticeHtml(String name, List<Line> lines, String desk, String settings);

        static native TemplateInstance digestText(String name, List<Line> lines, String desk, String settings);

        static native TemplateInstance digestHtml(String name, List<Line> lines, String desk, String settings);
    }

    /**
     * A notice in a mail.
     *
     * @param title one line
     * @param url absolute
     */
    record Line(String kind, String title, String language, String words, String url) {}

    /** A mail of one notice. */
    Letter notice(UUID id, String address, String name, Notice notice) {
        List<Line> lines = List.of(line(notice));
        return new Letter(
                id,
                address,
                subject(notice.kind().title() + ": " + notice.title()),
                Templates.noticeText(OneLine.of(name), lines, site.deskName(), settings())
                        .render(),
                Templates.noticeHtml(OneLine.of(name), lines, site.deskName(), settings())
                        .render());
    }

    /** A mail of all that waited. */
    Letter digest(UUID id, String address, String name, List<Notice> notices) {
        List<Line> lines = notices.stream().map(this::line).toList();
        return new Letter(
                id,
                address,
                subject(notices.size() + (notices.size() == 1 ? " notice" : " notices") + " since the last digest"),
                Templates.digestText(OneLine.of(name), lines, site.deskName(), settings())
                        .render(),
                Templates.digestHtml(OneLine.of(name), lines, site.deskName(), settings())
                        .render());
    }

    private Line line(Notice notice) {
        return new Line(
                notice.kind().title(),
                OneLine.of(notice.title()),
                notice.language(),
                OneLine.of(notice.words()),
                site.at(notice.path()).toString());
    }

    private String settings() {
        return site.at("/desk/notices/settings").toString();
    }

    private String subject(String words) {
        return OneLine.subject(site.deskName(), words);
    }
}
