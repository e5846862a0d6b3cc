package org.plumbline.claims.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.plumbline.kit.files.FileStore;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FileAnswer;

/** Hands out what was kept of an article, to be saved and never to be shown: it is a stranger's file. */
@ApplicationScoped
class KeptCopies {

    private final FileStore files;

    KeptCopies(FileStore files) {
        this.files = files;
    }

    /**
     * The uploaded file, or the page as it was fetched.
     *
     * @throws ProblemException 404 if the text was pasted, so that there is neither
     */
    Response of(Article article) {
        KeptFile file = article.file();
        KeptCopy copy = article.copy();
        if (file != null) {
            return download(file.sha256(), file.fileName());
        }
        if (copy != null) {
            return download(copy.sha256(), "article-" + article.id() + ".warc.gz");
        }
        throw ProblemException.notFound("file of the article", article.id());
    }

    private Response download(String sha256, String name) {
        byte[] content = files.get(sha256).orElseThrow(() -> ProblemException.notFound("file", sha256));
        return FileAnswer.download(content, name);
    }
}
