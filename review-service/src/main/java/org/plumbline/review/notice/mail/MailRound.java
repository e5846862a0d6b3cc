package org.plumbline.review.notice.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.plumbline.kit.identity.Deactivations;
import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.notice.Notice;
import org.plumbline.review.notice.NoticeList;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.people.MailAddresses;

/**
 * Makes the digests that are due, and sends what waits. At least once: a mail whose fate nobody knows is sent again, under
 * the same id.
 */
@ApplicationScoped
class MailRound {

    private static final Logger LOG = Logger.getLogger(MailRound.class);

    /** So that one round ends, and the next one finds what is more urgent. */
    private static final int AT_ONCE = 200;

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final MailConfig config;
    private final MailQueue queue;
    private final Digests digests;
    private final Letters letters;
    private final Post post;
    private final NoticeList notices;
    private final DeskPeople people;
    private final Deactivations deactivations;
    private final MailAddresses addresses;
    private final Instance<ReaderMail> readerMails;
    private final Clock clock;

    MailRound(
            MailConfig config,
            MailQueue queue,
            Digests digests,
            Letters letters,
            Post post,
            NoticeList notices,
            DeskPeople people,
            Deactivations deactivations,
            MailAddresses addresses,
            @Any Instance<ReaderMail> readerMails,
            Clock clock) {
        this.config = config;
        this.queue = queue;
        this.digests = digests;
        this.letters = letters;
        this.post = post;
        this.notices = notices;
        this.people = people;
        this.deactivations = deactivations;
        this.addresses = addresses;
        this.readerMails = readerMails;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.mail.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (config.enabled()) {
            collect(clock.instant());
            send(clock);
        }
    }

    /** Makes the digests whose hour has come. */
    void collect(Instant now) {
        for (String sub : digests.due(now)) {
            digests.collect(sub, now);
        }
    }

    /** Sends what is due; ends early if the server takes nobody's mail. */
    void send(InstantSource time) {
        // Longer than a connection and the answers of one mail take at the most.
        Duration lease = config.timeout().multipliedBy(12);
        for (int i = 0; i < AT_ONCE; i++) {
            Optional<MailQueue.Due> due = queue.take(time.instant(), lease);
            if (due.isEmpty() || !send(due.get(), time)) {
                return;
            }
        }
    }

    /** Whether it makes sense to go on with the next. */
    private boolean send(MailQueue.Due due, InstantSource time) {
        String recipient = due.recipient();
        return recipient == null ? sendToReader(due, time) : sendToDesk(due, recipient, time);
    }

    private boolean sendToReader(MailQueue.Due due, InstantSource time) {
        UUID about = Objects.requireNonNull(due.about());
        Optional<ReaderMail> kind = readerMails.stream()
                .filter(one -> one.kind().equals(due.kind()))
                .findFirst();
        Optional<Letter> letter = kind.flatMap(one -> one.write(due.id(), about));
        boolean goOn =
                letter.isEmpty() ? notSent(due, "there is nobody left to tell", time) : hand(due, letter.get(), time);
        if (queue.isEnded(due.id())) {
            kind.ifPresent(one -> one.ended(about));
        }
        return goOn;
    }

    private boolean sendToDesk(MailQueue.Due due, String recipient, InstantSource time) {
        Optional<DeskPerson> person = people.find(recipient)
                .filter(one -> one.enabled() && one.deactivatedAt() == null && !deactivations.isDeactivated(one.sub()));
        if (person.isEmpty()) {
            return notSent(due, "the account is closed", time);
        }
        Optional<String> address = addresses.of(recipient);
        if (address.isEmpty()) {
            return notSent(due, "no address is known", time);
        }
        List<Notice> told = due.notice() == null ? notices.ofDigest(due.id()) : notices.one(due.notice());
        if (told.isEmpty()) {
            return notSent(due, "there is nothing left to tell", time);
        }
        String name = person.get().name();
        Letter letter = due.notice() == null
                ? letters.digest(due.id(), address.get(), name, told)
                : letters.notice(due.id(), address.get(), name, told.getFirst());
        return hand(due, letter, time);
    }

    private boolean hand(MailQueue.Due due, Letter letter, InstantSource time) {
        try {
            post.send(letter);
        } catch (Post.Undelivered e) {
            return failed(due, e, time.instant());
        }
        queue.sent(due.id(), time.instant());
        LOG.infof("mail.sent: %s, attempt %d", due.id(), due.attempts());
        return true;
    }

    private boolean notSent(MailQueue.Due due, String why, InstantSource time) {
        queue.notSent(due.id(), why, time.instant());
        LOG.infof("mail.not-sent: %s, %s", due.id(), why);
        return true;
    }

    private boolean failed(MailQueue.Due due, Post.Undelivered failure, Instant now) {
        if (failure.fault() == Post.Undelivered.Fault.LETTER || due.attempts() >= config.attempts()) {
            queue.givenUp(due.id(), failure.words(), now);
            LOG.warnf("mail.given-up: %s after %d attempts: %s", due.id(), due.attempts(), failure.words());
        } else {
            Duration pause = pause(due.attempts());
            queue.again(due.id(), failure.words(), now.plus(pause));
            LOG.warnf("mail.failed: %s, attempt %d: %s; again in %s", due.id(), due.attempts(), failure.words(), pause);
        }
        return failure.fault() != Post.Undelivered.Fault.POST;
    }

    /** Doubled after each failure. */
    Duration pause(int attempts) {
        Duration pause = config.retryAfter();
        for (int i = 1; i < attempts && pause.compareTo(LONGEST_WAIT) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }
}
