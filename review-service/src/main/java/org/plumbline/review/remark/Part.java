package org.plumbline.review.remark;

import org.plumbline.review.publication.Markdown;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.DraftField;

/** A part of a draft that has passages. */
public enum Part {
    HEADLINE(DraftField.HEADLINE),
    SUMMARY(DraftField.SUMMARY),
    BODY(DraftField.BODY),
    METHODOLOGY(DraftField.METHODOLOGY);

    private final DraftField field;

    Part(DraftField field) {
        this.field = field;
    }

    /** Its words as a reader reads them, any white space as one space; empty if nothing is written. */
    public String words(Draft draft) {
        String text = field.of(draft);
        if (text == null) {
            return "";
        }
        return field.isMarkdown() ? Markdown.words(text) : Quote.normal(text);
    }
}
