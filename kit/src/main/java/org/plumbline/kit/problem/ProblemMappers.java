package org.plumbline.kit.problem;

import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.DeactivatedException;

/** Turns whatever ends a request into a problem: JSON, or a page where a browser asks for one. */
@Singleton
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int RETRY_SECONDS = 10;

    private final ProblemPages pages;

    ProblemMappers(ProblemPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response problem(ProblemException exception, UriInfo uri, HttpHeaders headers) {
        Response response = answer(exception, uri, headers);
        return exception.type() == ProblemType.UNAVAILABLE
                ? Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .build()
                : response;
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException exception, UriInfo uri, HttpHeaders headers) {
        List<Problem.Violation> violations = exception.getConstraintViolations().stream()
                .map(ProblemMappers::violation)
                .sorted((left, right) -> left.field().compareTo(right.field()))
                .toList();
        return answer(ProblemException.invalid(violations), uri, headers);
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException exception, UriInfo uri, HttpHeaders headers) {
        return answer(
                ProblemException.of(
                        ProblemType.STALE_VERSION, "Somebody else changed it at the same moment. Read it again."),
                uri,
                headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(UriInfo uri, HttpHeaders headers) {
        Response response = answer(
                ProblemException.of(ProblemType.UNAUTHENTICATED, "The request carries no valid access token."),
                uri,
                headers);
        return Response.fromResponse(response)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(UriInfo uri, HttpHeaders headers) {
        return answer(ProblemException.of(ProblemType.FORBIDDEN, "None of your roles may do this."), uri, headers);
    }

    @ServerExceptionMapper
    Response deactivated(DeactivatedException exception, UriInfo uri, HttpHeaders headers) {
        return answer(
                ProblemException.of(
                        ProblemType.FORBIDDEN,
                        "Your account was deactivated, so you can do nothing here any more. If that is a mistake, ask an"
                                + " admin of the desk."),
                uri,
                headers);
    }

    // Named beside its parent, because the framework brings a mapper of its own for it.
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response unreadable(JacksonException exception, UriInfo uri, HttpHeaders headers) {
        return answer(ProblemException.of(ProblemType.MALFORMED, describe(exception)), uri, headers);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception, UriInfo uri, HttpHeaders headers) {
        if (jacksonCause(exception) instanceof JacksonException cause) {
            return unreadable(cause, uri, headers);
        }
        int status = exception.getResponse().getStatus();
        for (ProblemType type : ProblemType.values()) {
            if (type.status() == status && status < 500) {
                return answer(ProblemException.of(type, type.title() + "."), uri, headers);
            }
        }
        if (status < 400) {
            return exception.getResponse();
        }
        return unexpected(exception, uri, headers);
    }

    @ServerExceptionMapper
    Response identityProviderAway(OIDCException exception, UriInfo uri, HttpHeaders headers) {
        LOG.warnf("Tokens cannot be checked: %s", exception.getMessage());
        Response response = answer(
                ProblemException.of(
                        ProblemType.UNAVAILABLE,
                        "The login service cannot be reached, so nobody can be recognised. Try again in a moment."),
                uri,
                headers);
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException exception, UriInfo uri, HttpHeaders headers) {
        LOG.errorf(exception, "%s failed", uri.getPath());
        return answer(
                ProblemException.of(
                        ProblemType.INTERNAL, "It was logged. Nothing of the request was stored; try again later."),
                uri,
                headers);
    }

    private Response answer(ProblemException exception, UriInfo uri, HttpHeaders headers) {
        Problem problem = Problem.of(exception, uri.getRequestUri().getRawPath());
        Response.ResponseBuilder response = Response.status(problem.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (wantsPage(headers)) {
            return response.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                    .entity(pages.render(problem, uri, headers))
                    .build();
        }
        return response.type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    /** A browser names text/html; a program that takes anything gets JSON. */
    private static boolean wantsPage(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isWildcardType() || type.getSubtype().endsWith("json")) {
                return false;
            }
            if (type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
                return true;
            }
        }
        return false;
    }

    private static Problem.Violation violation(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                continue;
            }
            if (node.isInIterable() && node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return new Problem.Violation(withoutParameter(field.toString()), violation.getMessage());
    }

    /** The body's parameter is the request itself: its name says nothing to the one who sent it. */
    private static String withoutParameter(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(dot + 1);
    }

    private static String describe(JacksonException exception) {
        if (exception instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    path.append('[').append(reference.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
            if (mapping instanceof UnrecognizedPropertyException) {
                return "There is no field " + path + " here.";
            }
            return "The value of " + path + " is not of the right type"
                    + (mapping.getCause() instanceof IllegalArgumentException cause ? ": " + cause.getMessage() : ".");
        }
        if (exception.getLocation() != null) {
            return String.format(
                    Locale.ROOT,
                    "The body is not valid JSON: line %d, column %d.",
                    exception.getLocation().getLineNr(),
                    exception.getLocation().getColumnNr());
        }
        return "The body is not valid JSON.";
    }

    private static @Nullable Throwable jacksonCause(Throwable exception) {
        Throwable cause = exception.getCause();
        while (cause != null && !(cause instanceof JacksonException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
