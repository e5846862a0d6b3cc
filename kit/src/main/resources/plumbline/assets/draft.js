"use strict";

// The draft while somebody writes it: kept on this device at once, saved by the desk after a pause, and laid beside
// another's where that was faster. Without this, the form is saved by its button.
(() => {
  const form = document.getElementById("draft-form");
  if (!form) {
    return;
  }
  // What changed is asked for only where a verdict is published already.
  const FIELDS = ["rating", "ratingNow", "changeNote", "headline", "summary", "body", "methodology", "language"].filter(
    (name) => form.elements.namedItem(name),
  );
  const KEEP_AFTER = 250;
  const SAVE_AFTER = 2000;
  const LONGEST_WAIT = 60000;
  const OLDEST = 30 * 24 * 60 * 60 * 1000;

  const status = document.getElementById("draft-status");
  const offer = document.getElementById("draft-offer");
  const comparison = document.getElementById("draft-comparison");
  const version = form.elements.namedItem("version");
  const prefix = `plumbline.kept.${form.dataset.person}.${form.dataset.review}.`;
  const key = prefix + tab();

  const loaded = typed();
  let saved = form.dataset.stored === "true" ? loaded : null;
  let base = version.value; // What was typed into; the form may name a later version, once somebody has seen both.
  let autosaved = form.dataset.autosaved === "true";
  let choosing = false;
  let saving = null;
  let failures = 0;
  let stale = false; // Whether another text may stand than the one that was typed into.
  let keepTimer, saveTimer;

  // A window keeps its own text, whatever else the same person has open.
  function tab() {
    let id = sessionStorage.getItem("plumbline.tab");
    if (!id) {
      id = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
      sessionStorage.setItem("plumbline.tab", id);
    }
    return id;
  }

  function typed() {
    return Object.fromEntries(FIELDS.map((name) => [name, form.elements.namedItem(name).value]));
  }

  function fill(values) {
    for (const name of FIELDS) {
      const field = form.elements.namedItem(name);
      if (values[name] !== undefined && field.value !== values[name]) {
        field.value = values[name];
      }
    }
  }

  const normal = (text) => (text ?? "").replace(/\r\n?/g, "\n").trim();
  const alike = (one, other) => FIELDS.every((name) => normal(one[name]) === normal(other[name]));
  const isDirty = () => saved === null || !alike(saved, typed());
  const time = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

  // Said only if it is news: a screen reader would read it out each time.
  function say(words, link) {
    if (status.dataset.words === words) {
      return;
    }
    status.dataset.words = words;
    status.replaceChildren(words);
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.textContent = link.words;
      status.append(" ", anchor);
    }
  }

  // --- On this device

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  function drop(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  function names() {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  }

  function keep(sent) {
    clearTimeout(keepTimer);
    try {
      if (isDirty()) {
        localStorage.setItem(key, JSON.stringify({ base, at: Date.now(), fields: typed(), sent }));
      } else {
        localStorage.removeItem(key);
      }
      return true;
    } catch {
      return false;
    }
  }

  const kept = () => (keep() ? "Kept on this device" : "Not saved, and this device cannot keep it");

  function restore(entry) {
    fill(entry.fields);
    stale = entry.base !== base;
    base = entry.base;
    version.value = entry.base;
    say(`What you typed at ${time(entry.at)} and had not saved is back.`);
    keep();
    schedule(500);
  }

  function offerBack(words, entry, name) {
    const text = document.createElement("p");
    text.textContent = words;
    const buttons = document.createElement("p");
    buttons.className = "row";
    const button = (label, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.className = "button second";
      one.textContent = label;
      one.addEventListener("click", () => {
        offer.hidden = true;
        act();
      });
      buttons.append(one);
    };
    if (name === key) {
      button("Discard it", discard);
    } else {
      button("Bring it back", () => {
        drop(name);
        restore(entry);
      });
      button("Discard it", () => drop(name));
    }
    offer.replaceChildren(text, buttons);
    offer.hidden = false;
  }

  function discard() {
    fill(loaded);
    comparison.replaceChildren();
    choosing = false;
    base = version.defaultValue;
    version.value = version.defaultValue;
    keep();
    say("Discarded: the form shows what is saved.");
  }

  function begin() {
    const own = read(key);
    if (saved === null) {
      // The page says why it was not saved. It was typed into the version that the form was sent from.
      base = own?.base ?? base;
      choosing = document.getElementById("comparison") !== null;
      keep();
    } else if (own && own.sent && new URLSearchParams(location.search).get("done") === "draft-saved") {
      drop(key);
    } else if (own && !alike(own.fields, loaded)) {
      restore(own);
      offerBack(`What you typed at ${time(own.at)} was not saved. It is back in the form.`, own, key);
    } else {
      drop(key);
    }
    for (const name of names()) {
      const entry = name.startsWith("plumbline.kept.") && name !== key ? read(name) : null;
      if (entry && entry.at < Date.now() - OLDEST) {
        drop(name);
      } else if (entry && name.startsWith(prefix) && offer.hidden) {
        if (alike(entry.fields, loaded)) {
          drop(name);
        } else {
          offerBack(`In another window you typed something at ${time(entry.at)} that was not saved.`, entry, name);
        }
      }
    }
  }

  // --- By the desk

  function ask(what) {
    return fetch(form.getAttribute("action") + what, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: what === "/autosave" ? "application/json" : "text/html" },
      redirect: "manual",
    });
  }

  function schedule(after) {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(save, after);
  }

  function tryAgain(why) {
    failures++;
    say(`${kept()}: ${why}`);
    schedule(Math.min(LONGEST_WAIT, 1000 * 2 ** failures));
  }

  // Resolves when nothing is on its way any more, saved or not.
  function save() {
    clearTimeout(saveTimer);
    if (saving) {
      schedule(SAVE_AFTER);
      return saving;
    }
    if (choosing || !isDirty()) {
      return Promise.resolve();
    }
    if (!autosaved && !stale) {
      say(`${kept()}. It is saved by the button.`);
      return Promise.resolve();
    }
    form.dataset.saving = "true";
    saving = (autosaved ? autosave() : compare())
      .catch((failure) => {
        if (!(failure instanceof TypeError)) {
          throw failure;
        }
        tryAgain("no connection");
      })
      .finally(() => {
        saving = null;
        delete form.dataset.saving;
        document.dispatchEvent(new Event("draft:settled"));
      });
    return saving;
  }

  async function autosave() {
    const sent = typed();
    const answer = await ask("/autosave");
    if (answer.ok) {
      moveTo(String((await answer.json()).version));
      saved = sent;
      failures = 0;
      keep();
      say(isDirty() ? "Saving…" : `Saved ${time(Date.now())}`);
      if (isDirty()) {
        schedule(SAVE_AFTER);
      }
    } else if (answer.status === 412) {
      await compare();
    } else {
      await explain(answer);
    }
  }

  async function explain(answer) {
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      say(`${kept()}: your session has ended.`, {
        href: `/login?to=${encodeURIComponent(location.pathname)}`,
        words: "Log in, and it will be here",
      });
      failures++;
      schedule(LONGEST_WAIT);
    } else if (answer.status === 429 || answer.status >= 500) {
      tryAgain("the desk does not answer");
    } else {
      const problem = await answer.json().catch(() => ({}));
      autosaved = autosaved && problem.rule !== "not-autosaved";
      say(`${kept()}, not saved: ${problem.detail ?? "the desk refuses it"}`);
    }
  }

  // What others' forms on the page were made from has not changed but by this.
  function moveTo(next) {
    const last = version.value;
    for (const input of document.querySelectorAll('input[name="version"]')) {
      if (input.value === last) {
        input.value = next;
        input.defaultValue = next;
      }
    }
    base = next;
    document.dispatchEvent(new CustomEvent("draft:saved", { detail: { version: Number(next) } }));
  }

  // --- Beside another's

  async function compare() {
    version.value = base;
    const answer = await ask("/comparison");
    if (!answer.ok) {
      await explain(answer);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const section = page.getElementById("comparison");
    version.value = section.dataset.version;
    stale = false;
    failures = 0;
    if (section.dataset.moved === "false") {
      // Something else of the review was changed; nobody wrote in the draft.
      base = version.value;
      if (autosaved) {
        await autosave();
      } else {
        say(`${kept()}. It is saved by the button.`);
      }
      return;
    }
    if (section.querySelector("[data-field]") === null) {
      saved = typed();
      base = version.value;
      keep();
      say("Somebody else saved the same.");
      return;
    }
    choosing = true;
    comparison.replaceChildren(document.adoptNode(section));
    offerChoices();
    keep();
    say("Somebody else changed the draft: nothing of yours is lost.", { href: "#comparison", words: "Compare both" });
  }

  function offerChoices() {
    for (const section of comparison.querySelectorAll("[data-field]")) {
      const field = form.elements.namedItem(section.dataset.field);
      const theirs = section.querySelector("[data-theirs]").value;
      let mine = section.querySelector("[data-mine]").value;
      let chosen = "mine";
      const take = (choice) => {
        if (chosen === "mine") {
          mine = field.value;
        }
        chosen = choice;
        const both = field.tagName === "TEXTAREA" ? `${mine}\n\n${theirs}` : `${mine} ${theirs}`;
        field.value = choice === "mine" ? mine : choice === "theirs" ? theirs : both;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        if (choice === "both") {
          field.focus();
        }
      };
      const choices = section.querySelector("[data-choice]");
      choices.hidden = false;
      choices.addEventListener("change", (event) => take(event.target.value));
      if (choices.querySelector(":checked").value === "theirs") {
        take("theirs");
      }
    }
    const button = form.querySelector("button:not([formaction])");
    button.textContent = "Save what stands in the form";
  }

  // --- When

  form.addEventListener("input", () => {
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keep, KEEP_AFTER);
    schedule(SAVE_AFTER);
  });
  addEventListener("pagehide", () => keep());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      keep();
      save();
    }
  });
  addEventListener("online", () => {
    failures = 0;
    save();
  });
  addEventListener("offline", () => {
    if (isDirty()) {
      say(`${kept()}: no connection`);
    }
  });
  document.addEventListener("review:changed", () => {
    stale = true;
    if (isDirty()) {
      schedule(0);
    }
  });

  // A form must not overtake what is on its way, or leave behind what was typed.
  document.addEventListener("submit", (event) => {
    const sent = event.target;
    const own = sent === form;
    if (sent.method !== "post" || !sent.getAttribute("action").startsWith(`/desk/reviews/${form.dataset.review}`)) {
      return;
    }
    if (saving || (!own && autosaved && !choosing && isDirty())) {
      event.preventDefault();
      save().then(() => {
        if (own || !isDirty()) {
          sent.requestSubmit(event.submitter);
        }
      });
    } else if (own) {
      keep(true);
    }
  });

  begin();
  if (choosing) {
    offerChoices();
  }
})();
