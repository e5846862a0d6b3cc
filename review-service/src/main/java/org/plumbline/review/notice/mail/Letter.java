package org.plumbline.review.notice.mail;

import java.util.UUID;

/**
 * A mail, ready to be sent.
 *
 * @param id by which a receiver knows that two are the same
 * @param address of the one recipient
 * @param subject one line
 */
record Letter(UUID id, String address, String subject, String plain, String html) {}
