"use strict";

// How a draft will look, beside the form and while it is typed. Without this, the button shows it on a page of its own.
(() => {
  const form = document.getElementById("draft-form");
  const button = document.getElementById("preview-button");
  const beside = document.getElementById("draft-beside");
  const shown = document.getElementById("live-preview");
  if (!form) {
    return;
  }
  const AFTER = 400;
  let timer;
  let asked = 0;

  // An answer that comes after a later question was asked is too late.
  async function refresh() {
    const question = ++asked;
    const show = (write) => {
      if (question === asked) {
        write();
      }
    };
    try {
      const answer = await fetch(`${form.getAttribute("action")}/preview/part`, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "text/html" },
        redirect: "manual",
      });
      if (answer.ok) {
        const preview = await answer.text();
        show(() => (shown.innerHTML = preview)); // As the desk sanitised it.
      } else {
        show(() => (shown.textContent = "There is no preview at the moment."));
      }
    } catch (failure) {
      if (!(failure instanceof TypeError)) {
        throw failure;
      }
      show(() => (shown.textContent = "There is no preview without a connection."));
    }
  }

  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", shown.id);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    shown.hidden = !shown.hidden;
    beside.classList.toggle("beside", !shown.hidden);
    button.setAttribute("aria-expanded", String(!shown.hidden));
    if (!shown.hidden) {
      refresh();
    }
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    if (!shown.hidden) {
      timer = setTimeout(refresh, AFTER);
    }
  });
})();
