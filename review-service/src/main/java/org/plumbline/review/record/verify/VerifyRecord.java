package org.plumbline.review.record.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.VerifierKey;

/**
 * Checks a verdict's page against the log of what was published: {@code URL --known FOLDER [--bundle FILE] [--save FILE]
 * [--checkpoint FILE] [--key KEY]}. It trusts nothing of the site but what a key has signed that it knows.
 *
 * <p>Ends with 0 if everything fits, with 1 if something does not, with 2 if it could not look.
 */
public final class VerifyRecord {

    private static final int WRONG = 1;
    private static final int FAILED = 2;

    private final PageAddress address;
    private final Path known;
    private final Moment moment;
    private @Nullable Path bundle;
    private @Nullable Path save;
    private @Nullable Path checkpoint;
    private @Nullable VerifierKey key;

    private VerifyRecord(PageAddress address, Path known, Moment moment) {
        this.address = address;
        this.known = known;
        this.moment = moment;
    }

    /** A command line that means nothing, and why. */
    private static final class Usage extends RuntimeException {

        private static final long serialVersionUID = 1;

        Usage(String message) {
            super(message);
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err, () -> Thread.sleep(Moment.LENGTH)));
    }

    /** @param moment passes before a site is read anew */
    static int run(List<String> arguments, PrintStream out, PrintStream errors, Moment moment) {
        try {
            of(arguments, moment).check(out);
            out.println("Everything fits.");
            return 0;
        } catch (Wrong | IllegalArgumentException | UncheckedIOException e) {
            out.println("WRONG: " + e.getMessage() + ".");
            return WRONG;
        } catch (Usage | Unreachable e) {
            errors.println("plumbline: " + e.getMessage());
            return FAILED;
        }
    }

    private static VerifyRecord of(List<String> arguments, Moment moment) {
        Iterator<String> rest = arguments.iterator();
        PageAddress address = PageAddress.parse(rest.hasNext() ? rest.next() : "")
                .orElseThrow(() -> new Usage(
                        "verify wants the address of a verdict's page, e.g. https://desk.example/verdicts/SLUG"));
        if (!rest.hasNext() || !rest.next().equals("--known") || !rest.hasNext()) {
            throw new Usage("--known has to name the folder of what was kept");
        }
        VerifyRecord verification = new VerifyRecord(address, Path.of(rest.next()), moment);
        while (rest.hasNext()) {
            String option = rest.next();
            String value = rest.hasNext() ? rest.next() : "";
            if (value.isEmpty()) {
                throw new Usage(option + " wants a value");
            }
            verification.set(option, value);
        }
        return verification;
    }

    private void set(String option, String value) {
        switch (option) {
            case "--bundle" -> bundle = Path.of(value);
            case "--save" -> save = Path.of(value);
            case "--checkpoint" -> checkpoint = Path.of(value);
            case "--key" -> {
                try {
                    key = VerifierKey.parse(value);
                } catch (IllegalArgumentException e) {
                    throw new Usage("--key wants NAME+ID+KEY, as /log/keys lists it: " + e.getMessage());
                }
            }
            default -> throw new Usage("verify has no option " + option);
        }
    }

    private void check(PrintStream out) {
        if (bundle != null) {
            check(Saved.load(bundle, address), out);
            return;
        }
        try (Site site = new Site(address, moment)) {
            check(site, out);
        }
    }

    private void check(Source source, PrintStream out) {
        Path file = known.resolve(address.siteName() + ".json");
        Source once = new ReadOnce(source);
        RecordCheck.Result result = new RecordCheck(
                        address, once, (what, words) -> out.printf("%-12s %s%n", what, words))
                .run(key == null ? List.of() : List.of(key), Kept.load(file), earlier());
        Kept.save(file, result.keys(), result.newest());
        if (save != null) {
            Saved.save(save, address, once, result);
            out.printf("%-12s %s%n", "saved", save);
        }
    }

    private @Nullable SignedNote earlier() {
        if (checkpoint == null) {
            return null;
        }
        try {
            return SignedNote.parse(Files.readString(checkpoint));
        } catch (IOException e) {
            throw new Unreachable(checkpoint + " cannot be read: " + e, e);
        }
    }
}
