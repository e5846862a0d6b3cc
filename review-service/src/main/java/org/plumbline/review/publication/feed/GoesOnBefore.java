package org.plumbline.review.publication.feed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * The newest stand first, and older ones come with {@code ?before=}. An {@code ?after=}, by which open data goes on, is
 * refused: whoever asks so would read the newest part again and again, and take it for what follows.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface GoesOnBefore {}
