// Articles. Everything on these pages works without this.
"use strict";

// What is selected in the article's text fills the form that makes a claim of it, with where it stands.
function takeSelections(text, form) {
  const words = form.elements.namedItem("words");
  const start = form.elements.namedItem("start");
  const status = document.getElementById("selection-status");

  // Every piece of the text says where it begins; its one text node has what stands there, unit for unit.
  function offsetIn(node, offset) {
    const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest("[data-start]") : null;
    return piece && text.contains(piece) ? String(Number(piece.dataset.start) + offset) : "";
  }

  document.addEventListener("selectionchange", function () {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
      return;
    }
    const range = selection.getRangeAt(0);
    const selected = selection.toString().trim();
    if (selected === "" || !text.contains(range.startContainer) || !text.contains(range.endContainer)) {
      return;
    }
    words.value = selected;
    start.value = offsetIn(range.startContainer, range.startOffset);
    status.textContent = "Taken from the text: " + selected.length + " characters.";
  });

  // Typed words may stand anywhere.
  words.addEventListener("input", function () {
    start.value = "";
    status.textContent = "";
  });
}

// A form that takes its time says so.
function sayBusy(form) {
  form.addEventListener("submit", function () {
    document.getElementById(form.dataset.busy).hidden = false;
  });
}

(function () {
  const text = document.getElementById("article-text");
  const selection = document.getElementById("selection-form");
  if (text && selection) {
    takeSelections(text, selection);
  }
  document.querySelectorAll("form[data-busy]").forEach(sayBusy);
})();
