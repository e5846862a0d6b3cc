"use strict";

// Whoever logs out leaves nothing on this device: what they typed and have not saved goes too, so they are asked.
(() => {
  const form = document.querySelector('form[action="/logout"]');
  form?.addEventListener("submit", (event) => {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(`plumbline.kept.${form.dataset.person}.`));
    if (kept.length > 0 && !confirm("Something that you typed in a draft is not saved. Log out and lose it?")) {
      event.preventDefault();
      return;
    }
    kept.forEach((key) => localStorage.removeItem(key));
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith("plumbline.typed."))
      .forEach((key) => sessionStorage.removeItem(key));
  });
})();
