package org.plumbline.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets an endpoint take larger bodies than others, e.g. an uploaded file. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {

    /** In KiB; {@code quarkus.http.limits.max-body-size} bounds it. */
    int kibibytes();
}
