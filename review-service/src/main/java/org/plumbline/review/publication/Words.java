package org.plumbline.review.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a document in the order in which they are read, and which of its nodes they stand in. */
final class Words extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    private Words() {}

    /**
     * A node that can be marked.
     *
     * @param at for each character of its literal, where in the text it stands
     */
    private record Piece(Node node, List<Integer> at) {}

    static Words of(Node document) {
        Words words = new Words();
        document.accept(words);
        if (!words.text.isEmpty() && words.text.charAt(words.text.length() - 1) == ' ') {
            words.text.setLength(words.text.length() - 1);
        }
        return words;
    }

    /** White space as one space, none at the ends. */
    String text() {
        return text.toString();
    }

    void highlight(List<MarkedPassage> passages) {
        if (passages.isEmpty()) {
            return;
        }
        Set<Integer> begun = new HashSet<>();
        for (Piece piece : pieces) {
            if (piece.node() instanceof Text words) {
                highlight(words, piece.at(), passages, begun);
            } else {
                highlightWhole(piece, passages, begun);
            }
        }
    }

    private static void highlight(Text words, List<Integer> at, List<MarkedPassage> passages, Set<Integer> begun) {
        String literal = words.getLiteral();
        int start = 0;
        while (start < literal.length()) {
            List<Integer> numbers = covering(at.get(start), passages);
            int end = start + 1;
            while (end < literal.length() && covering(at.get(end), passages).equals(numbers)) {
                end++;
            }
            Text part = new Text(literal.substring(start, end));
            words.insertBefore(numbers.isEmpty() ? part : marked(part, numbers, begun));
            start = end;
        }
        words.unlink();
    }

    /** Code has no parts: it is marked if a passage has any of it. */
    private static void highlightWhole(Piece piece, List<MarkedPassage> passages, Set<Integer> begun) {
        for (int index : piece.at()) {
            List<Integer> numbers = covering(index, passages);
            if (!numbers.isEmpty()) {
                Node node = piece.node();
                Node place = new Text("");
                node.insertBefore(place);
                place.insertBefore(marked(node, numbers, begun));
                place.unlink();
                return;
            }
        }
    }

    private static Node marked(Node part, List<Integer> numbers, Set<Integer> begun) {
        Highlight highlight = new Highlight(numbers, begun.add(numbers.getFirst()));
        highlight.appendChild(part);
        return highlight;
    }

    private static List<Integer> covering(int index, List<MarkedPassage> passages) {
        return passages.stream()
                .filter(passage -> passage.covers(index))
                .map(MarkedPassage::number)
                .toList();
    }

    @Override
    public void visit(Text words) {
        pieces.add(new Piece(words, append(words.getLiteral())));
    }

    @Override
    public void visit(Code code) {
        pieces.add(new Piece(code, append(code.getLiteral())));
    }

    @Override
    public void visit(HtmlInline html) {
        append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        append(" ");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        append(" ");
    }

    @Override
    public void visit(FencedCodeBlock block) {
        append(block.getLiteral() + " ");
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        append(block.getLiteral() + " ");
    }

    @Override
    public void visit(HtmlBlock block) {
        append(block.getLiteral() + " ");
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        append(" ");
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        append(" ");
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
        append(" ");
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
        append(" ");
    }

    /** Says where each character came to stand; those of white space that is left out, where the one before stands. */
    private List<Integer> append(String literal) {
        List<Integer> at = new ArrayList<>(literal.length());
        for (int i = 0; i < literal.length(); i++) {
            char character = literal.charAt(i);
            boolean space = Character.isWhitespace(character) || Character.isSpaceChar(character);
            if (!space) {
                text.append(character);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            at.add(Math.max(0, text.length() - 1));
        }
        return at;
    }
}
