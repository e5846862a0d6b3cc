package org.plumbline.claims.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** Cuts an article's text into pieces that are marked or not, so that a page can show the passages where they stand. */
public final class MarkedText {

    private MarkedText() {}

    /** A passage to be marked; where two overlap, the shorter one shows. */
    public record Mark(int start, int end, int number, String id, String kind, boolean accepted) {}

    /** A piece of the text, to the letter. */
    public record Piece(int start, String text, @Nullable Mark mark) {}

    /** A paragraph: its pieces together are what stands there. */
    public record Paragraph(List<Piece> pieces) {}

    static List<Paragraph> of(String body, List<Mark> marks) {
        List<Mark> inOrder =
                marks.stream().sorted(Comparator.comparingInt(Mark::start)).toList();
        List<Paragraph> paragraphs = new ArrayList<>();
        int first = 0;
        for (int begin = 0; begin < body.length(); ) {
            int gap = body.indexOf("\n\n", begin);
            int end = gap < 0 ? body.length() : gap;
            while (first < inOrder.size() && inOrder.get(first).end() <= begin) {
                first++;
            }
            List<Mark> here = new ArrayList<>();
            for (int at = first; at < inOrder.size() && inOrder.get(at).start() < end; at++) {
                if (inOrder.get(at).end() > begin) {
                    here.add(inOrder.get(at));
                }
            }
            if (end > begin) {
                paragraphs.add(new Paragraph(pieces(body, begin, end, here)));
            }
            begin = end + 2;
        }
        return paragraphs;
    }

    private static List<Piece> pieces(String body, int begin, int end, List<Mark> marks) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(begin, end));
        for (Mark mark : marks) {
            edges.add(Math.max(begin, mark.start()));
            edges.add(Math.min(end, mark.end()));
        }
        List<Piece> pieces = new ArrayList<>();
        int from = begin;
        for (int to : edges) {
            if (to > from) {
                pieces.add(new Piece(from, body.substring(from, to), shortest(marks, from, to)));
                from = to;
            }
        }
        return pieces;
    }

    private static @Nullable Mark shortest(List<Mark> marks, int from, int to) {
        return marks.stream()
                .filter(mark -> mark.start() <= from && mark.end() >= to)
                .min(Comparator.comparingInt(mark -> mark.end() - mark.start()))
                .orElse(null);
    }
}
