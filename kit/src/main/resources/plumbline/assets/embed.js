"use strict";

// A verdict in a frame on another site, whose page may stay open for days. Every five minutes it asks how it stands, and
// when a page is looked at again that was hidden for longer. It asks for the whole of it, which is small and comes from the
// gateway's memory: a sandboxed frame has nothing in the browser's cache that it could ask by. Only what changed is shown
// anew: nothing is read out, and whoever is on a link stays on it.
(() => {
  const EVERY = 5 * 60 * 1000;
  let main = document.querySelector("main");
  let shown = main.outerHTML;
  let asked = Date.now();

  function show(page) {
    const news = page.querySelector("main");
    if (!news || news.outerHTML === shown) {
      return;
    }
    shown = news.outerHTML;
    const at = [...main.querySelectorAll("a")].indexOf(document.activeElement);
    main.replaceWith(news);
    main = news;
    document.title = page.title;
    if (at >= 0) {
      main.querySelectorAll("a")[at]?.focus({ preventScroll: true });
    }
  }

  async function ask() {
    if (document.hidden || Date.now() - asked < EVERY) {
      return;
    }
    asked = Date.now();
    try {
      const answer = await fetch(location.href, {
        cache: "no-cache",
        credentials: "omit",
        headers: { Accept: "text/html" },
      });
      if (answer.ok) {
        show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      // No connection: what is shown stays, and is asked for again in five minutes.
    }
  }

  setInterval(ask, EVERY + 1000);
  document.addEventListener("visibilitychange", ask);
})();
