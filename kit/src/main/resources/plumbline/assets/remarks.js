"use strict";

// Remarks on a passage that is selected with the mouse or the keyboard. Without this, the passage is typed or pasted.
(() => {
  const AROUND = 32;
  const buttons = document.querySelectorAll("[data-remark-selection]");
  let selected = null;

  function partOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return element?.closest("[data-part]") ?? null;
  }

  function textBetween(part, range, before) {
    const around = document.createRange();
    around.selectNodeContents(part);
    if (before) {
      around.setEnd(range.startContainer, range.startOffset);
      return around.toString().slice(-AROUND);
    }
    around.setStart(range.endContainer, range.endOffset);
    return around.toString().slice(0, AROUND);
  }

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
      return;
    }
    const range = selection.getRangeAt(0);
    const part = partOf(range.startContainer);
    const words = selection.toString().trim();
    if (!part || words === "" || !part.contains(range.endContainer)) {
      return;
    }
    selected = {
      part: part.dataset.part,
      passage: words,
      prefix: textBetween(part, range, true),
      suffix: textBetween(part, range, false),
    };
    buttons.forEach((button) => {
      button.disabled = false;
    });
  });

  buttons.forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const details = document.getElementById("new-remark");
      const form = details.querySelector("form");
      details.open = true;
      for (const [name, value] of Object.entries(selected)) {
        form.elements.namedItem(name).value = value;
      }
      form.elements.namedItem("remark").focus();
    });
  });

  // Words that are typed by hand may stand anywhere.
  document.addEventListener("input", (event) => {
    if (event.target.id === "remark-passage") {
      event.target.form.elements.namedItem("prefix").value = "";
      event.target.form.elements.namedItem("suffix").value = "";
    }
  });

  const isInUse = (list) =>
    list.contains(document.activeElement) ||
    [...list.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);

  async function refresh() {
    const list = document.getElementById("remarks");
    const answer = await fetch(list.dataset.remarksList, { headers: { Accept: "text/html" }, redirect: "manual" });
    if (!answer.ok) {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("remarks");
    // What somebody is writing there now stays; the list is up to date with the next thing that happens.
    if (fresh && !isInUse(list)) {
      list.replaceWith(document.adoptNode(fresh));
    }
  }

  document.addEventListener("review:remarks", () => {
    refresh().catch((failure) => {
      if (!(failure instanceof TypeError)) {
        throw failure;
      }
    });
  });
})();
