"use strict";

// Keeps what a page marks with data-live up to date while work goes on; without script the page reloads itself. When the
// work has ended, the page is read anew, because what can be done with it has changed.
const parts = document.querySelectorAll("[data-live]");

async function update() {
  if (!document.hidden) {
    let answer;
    try {
      answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" });
    } catch {
      answer = null;
    }
    // No connection, too many questions or a service that is away: the work goes on, and so does this.
    if (answer === null || answer.status === 429 || answer.status >= 500) {
      setTimeout(update, 5000);
      return;
    }
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    for (const part of parts) {
      const fresh = page?.getElementById(part.id);
      if (!fresh?.hasAttribute("data-live")) {
        location.reload();
        return;
      }
      part.replaceChildren(...fresh.childNodes);
    }
  }
  setTimeout(update, 1000);
}

if (parts.length > 0) {
  setTimeout(update, 1000);
}
