"use strict";

// A link that names in data-count where a number stands gets that number; without script, or without an answer, it is the
// link alone.
for (const link of document.querySelectorAll("[data-count]")) {
  fetch(link.dataset.count, { headers: { Accept: "text/plain" }, redirect: "manual" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      if (/^[1-9][0-9]*$/.test(text)) {
        const count = document.createElement("span");
        count.className = "count";
        count.textContent = text;
        const words = document.createElement("span");
        words.className = "visually-hidden";
        words.textContent = link.dataset.counted ?? " unread";
        link.append(" ", count, words);
      }
    })
    .catch(() => {});
}
