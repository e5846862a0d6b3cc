package org.plumbline.review.publication.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * The answers of the endpoint are the same for everybody: they get a strong ETag of their content, are not sent again to
 * whoever has them, and say how long they may be kept. The endpoint names its keys by {@link SurrogateKeys}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PublicAnswer {}
