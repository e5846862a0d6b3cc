package org.plumbline.review.remark;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** What somebody answered to a remark. */
@Entity
@Immutable
class RemarkReply {

    @Id
    private UUID id;

    private UUID remarkId;
    private String text;
    private String madeBySub;
    private String madeByName;
    private Instant madeAt;

    protected RemarkReply() {}

    RemarkReply(UUID remarkId, String text, Person madeBy, Instant madeAt) {
        this.id = Ids.next();
        this.remarkId = remarkId;
        this.text = text;
        this.madeBySub = madeBy.sub();
        this.madeByName = madeBy.name();
        this.madeAt = madeAt;
    }

    UUID id() {
        return id;
    }

    UUID remarkId() {
        return remarkId;
    }

    String text() {
        return text;
    }

    Person madeBy() {
        return new Person(madeBySub, madeByName);
    }

    Instant madeAt() {
        return madeAt;
    }
}
