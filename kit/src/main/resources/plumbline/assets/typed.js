"use strict";

// What somebody types or ticks in a form of the desk, kept in this window until it was sent and taken: the desk's pages
// are stored nowhere, so a browser that loads one again, or goes back to it, has forgotten what stood in its fields. By
// person and by where the form is sent, which is the same on the page that shows a refused form again. The draft's own
// script keeps the draft, across windows too. No secrets (whatever stands within data-unkept) and no files. A browser that
// keeps nothing breaks nothing.
(() => {
  const person = document.querySelector('form[action="/logout"]')?.dataset.person;
  if (!person) {
    return;
  }
  const PREFIX = `plumbline.typed.${person}.`;
  // Between the sending of a form and the beginning of the page's load that it set off, for two clocks that differ.
  const ONE_LOAD = 5000;
  const UNSEEN = ["hidden", "password", "file", "submit", "button", "image", "reset"];
  const waiting = new Map(); // Forms that others changed meanwhile, with what was typed in them before.
  let putting = false;

  const isTick = (field) => field.type === "checkbox" || field.type === "radio";
  const value = (field) => (isTick(field) ? String(field.checked) : field.value);
  const alike = (one, other) => one.replace(/\r\n?/g, "\n").trim() === other.replace(/\r\n?/g, "\n").trim();

  // What the desk has: a browser may have filled the fields anew.
  function initial(field) {
    if (isTick(field)) {
      return String(field.defaultChecked);
    }
    return field.tagName === "SELECT"
      ? (([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "")
      : field.defaultValue;
  }

  // By name; ticks by what they stand for too, and fields of one name by their number.
  function fieldsOf(form) {
    const fields = new Map();
    const numbers = {};
    for (const field of form.elements) {
      if (!field.name || !field.matches("input, select, textarea") || UNSEEN.includes(field.type)) {
        continue;
      }
      if (field.readOnly || field.closest("[data-unkept]")) {
        continue;
      }
      const name = isTick(field) ? `${field.name}=${field.value}` : field.name;
      numbers[name] = (numbers[name] ?? 0) + 1;
      fields.set(`${name}#${numbers[name]}`, field);
    }
    return fields;
  }

  const isKept = (form) =>
    form instanceof HTMLFormElement &&
    form.getAttribute("method") === "post" &&
    form.id !== "draft-form" &&
    fieldsOf(form).size > 0;
  const nameOf = (form) => PREFIX + form.getAttribute("action");

  const here = () => location.href.replace(/#.*/, "");

  function read(form) {
    try {
      return JSON.parse(sessionStorage.getItem(nameOf(form)));
    } catch {
      return null;
    }
  }

  function write(form, fields, sent) {
    try {
      if (Object.keys(fields).length === 0) {
        sessionStorage.removeItem(nameOf(form));
      } else {
        sessionStorage.setItem(nameOf(form), JSON.stringify({ fields, sent, from: here() }));
      }
    } catch {
      // Then it is as without this script.
    }
  }

  // What differs from what the desk had when somebody began to type.
  function changed(form) {
    const before = waiting.has(form) ? {} : (read(form)?.fields ?? {});
    const fields = { ...waiting.get(form) };
    for (const [id, field] of fieldsOf(form)) {
      const was = before[id]?.was ?? initial(field);
      if (value(field) !== was) {
        fields[id] = { was, now: value(field) };
      }
    }
    return fields;
  }

  function put(field, text) {
    if (isTick(field)) {
      field.checked = text === "true";
    } else if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === text)) {
      field.value = text;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function putAll(form, texts) {
    const fields = fieldsOf(form);
    putting = true;
    for (const [id, text] of texts) {
      put(fields.get(id), text);
      for (let part = isTick(fields.get(id)) ? null : fields.get(id).closest("details"); part; ) {
        part.open = true;
        part = part.parentElement.closest("details");
      }
    }
    putting = false;
    write(form, changed(form));
  }

  function offer(form, words, ways) {
    const note = document.createElement("div");
    note.className = "notice small no-print";
    note.dataset.typed = "";
    note.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = words;
    const buttons = document.createElement("p");
    buttons.className = "row";
    for (const [label, act] of ways) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button second";
      button.textContent = label;
      button.addEventListener("click", () => {
        note.remove();
        act();
        fieldsOf(form).values().next().value?.focus();
      });
      buttons.append(button);
    }
    note.append(text, buttons);
    form.prepend(note);
  }

  function discard(form) {
    waiting.delete(form);
    write(form, {});
    putAll(form, [...fieldsOf(form)].filter(([, field]) => value(field) !== initial(field)).map(([id, field]) => [id, initial(field)]));
    write(form, {});
  }

  const load = performance.getEntriesByType("navigation")[0];
  // Whether this page is what came of sending the form: one that was taken leads on, a refused one is shown at once.
  const answers = (entry) =>
    entry.sent !== undefined &&
    load?.type === "navigate" &&
    Math.abs(performance.timeOrigin - entry.sent) < ONE_LOAD &&
    (document.referrer === "" || document.referrer === entry.from);

  function bringBack(form) {
    const entry = read(form);
    if (!entry) {
      return;
    }
    if (answers(entry) && load.redirectCount > 0) {
      write(form, {});
      return;
    }
    if (answers(entry)) {
      // The desk shows what was sent, or what its button made of it.
      write(form, changed(form));
      return;
    }
    const fields = fieldsOf(form);
    const missing = Object.entries(entry.fields).filter(
      ([id, text]) => fields.has(id) && !alike(initial(fields.get(id)), text.now),
    );
    if (missing.length === 0) {
      write(form, {});
      return;
    }
    const texts = missing.map(([id, text]) => [id, text.now]);
    const discarding = ["Discard it", () => discard(form)];
    if (missing.some(([id, text]) => initial(fields.get(id)) !== text.was)) {
      // Somebody may have changed it, or the desk filled it in: nobody's words take another's place unseen.
      waiting.set(form, entry.fields);
      const back = () => {
        waiting.delete(form);
        write(form, {});
        putAll(form, texts);
      };
      offer(form, "You typed something here before that was not sent, and other words stand here now.", [
        ["Put back what I typed", back],
        discarding,
      ]);
      return;
    }
    putAll(form, texts);
    offer(form, "What you typed or chose here before and did not send is back.", [discarding]);
  }

  // Whatever is on the page, and what other scripts put there later.
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && !putting && isKept(form)) {
      write(form, changed(form));
    }
  });
  // After all others had their say: what they hold back is not sent. Some buttons send none of the form's fields.
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented && isKept(event.target) && event.submitter?.dataset.sends !== "nothing typed") {
      write(event.target, changed(event.target), Date.now());
    }
  });
  // When all scripts of the page are there to see it.
  addEventListener("DOMContentLoaded", () => {
    [...document.forms].filter(isKept).forEach(bringBack);
  });
})();
