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

  const status = document.getElementById("draft-status");
  const offer = document.getElementById("draft-offer");
  const comparison = document.getElementById("draft-comparison");
  const version = form.elements.namedItem("version");
  const texts = new KeptTexts(form.dataset.person, form.dataset.review);

  const loaded = asLoaded(); // A browser may have filled the fields anew: what the desk has stands in their defaults.
  let saved = form.dataset.stored === "true" ? loaded : null;
  let base = version.value; // What was typed into; the form may name a later version, once somebody has seen both.
  let autosaved = form.dataset.autosaved === "true";
  let choosing = false;
  let sending = false; // By the button, and the next page will say whether it was saved.
  let saving = null;
  let failures = 0;
  let stale = false; // Whether another text may stand than the one that was typed into.
  let hindered = null; // Why it could not be saved last: "refused", "busy" or "away".
  let keepTimer, saveTimer;

  function typed() {
    return Object.fromEntries(FIELDS.map((name) => [name, form.elements.namedItem(name).value]));
  }

  function asLoaded() {
    const initial = (field) =>
      field.tagName === "SELECT" ? ([...field.options].find((option) => option.defaultSelected)?.value ?? "") : field.defaultValue;
    return Object.fromEntries(FIELDS.map((name) => [name, initial(form.elements.namedItem(name))]));
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

  // Whoever pressed a button looks elsewhere on the page.
  function showStatus() {
    status.tabIndex = -1;
    status.scrollIntoView({ block: "center" });
    status.focus({ preventScroll: true });
  }

  // --- On this device

  // Whether it is safe: saved, or kept here.
  function keep() {
    clearTimeout(keepTimer);
    if (isDirty()) {
      return texts.keep({ base, fields: typed(), sent: sending });
    }
    texts.drop();
    return true;
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

  function offerTo(words, ways) {
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
        offer.hidden = true;
        act();
      });
      buttons.append(button);
    }
    offer.replaceChildren(text, buttons);
    offer.hidden = false;
  }

  function discard() {
    fill(loaded);
    comparison.replaceChildren();
    choosing = false;
    stale = false;
    base = version.defaultValue;
    version.value = version.defaultValue;
    keep();
    say("Discarded: the form shows what is saved.");
  }

  function begin() {
    for (const input of document.querySelectorAll('input[name="version"]')) {
      input.value = input.defaultValue;
    }
    const own = texts.own();
    if (saved === null) {
      // The page says why it was not saved. It was typed into the version that the form was sent from.
      base = own?.base ?? base;
      choosing = document.getElementById("comparison") !== null;
    } else if (own?.sent && new URLSearchParams(location.search).get("done") === "draft-saved") {
      fill(loaded);
    } else if (own && !alike(own.fields, loaded)) {
      restore(own);
      offerTo(`What you typed at ${time(own.at)} was not saved. It is back in the form.`, [["Discard it", discard]]);
    }
    keep();
    if (saved !== null && isDirty()) {
      schedule(500);
    }
    const [left] = texts.others().filter((other) => !alike(other.text.fields, loaded));
    if (left && offer.hidden && saved !== null) {
      offerTo(`In another window you typed something at ${time(left.text.at)} that was not saved.`, [
        [
          "Bring it back",
          () => {
            restore(left.text);
            texts.drop(left.name);
          },
        ],
        ["Discard it", () => texts.drop(left.name)],
      ]);
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
    hindered = why === "no connection" ? "away" : "busy";
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
    if (choosing || sending || !isDirty()) {
      return Promise.resolve();
    }
    if (!autosaved && !stale) {
      say(`${kept()}. It is saved by the button.`);
      return Promise.resolve();
    }
    form.dataset.saving = "true";
    hindered = null;
    saving = (autosaved ? autosave() : compare())
      .catch((failure) => tryAgain(failure instanceof TypeError ? "no connection" : "the desk does not answer"))
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
      offer.hidden = true;
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
        href: `/login?to=${encodeURIComponent(`/desk/reviews/${form.dataset.review}`)}`,
        words: "Log in, and it will be here",
      });
      hindered = "away";
      failures++;
      schedule(LONGEST_WAIT);
    } else if (answer.status === 429 || answer.status >= 500) {
      tryAgain("the desk does not answer");
    } else {
      const problem = await answer.json().catch(() => ({}));
      autosaved = autosaved && problem.rule !== "not-autosaved";
      hindered = "refused";
      say(`${kept()}, not saved: ${problem.detail ?? "the desk refuses it"}`);
    }
  }

  // Whether what somebody asked for goes on although the draft could not be saved: what they typed is kept here, and the
  // desk is there. What is submitted is the draft itself.
  function goesOnWithout(sent) {
    return (hindered === "refused" || hindered === "busy") && keep() && !sent.getAttribute("action").endsWith("/submission");
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
      const texts = { theirs: section.querySelector("[data-theirs]").value };
      let chosen = "mine";
      // What was edited under one choice is there again when one comes back to it.
      const take = (choice) => {
        texts[chosen] = field.value;
        chosen = choice;
        texts.both ??= [texts.mine, texts.theirs].join(field.tagName === "TEXTAREA" ? "\n\n" : " ");
        field.value = texts[choice];
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
    sending = false;
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keep, KEEP_AFTER);
    schedule(SAVE_AFTER);
  });
  addEventListener("pagehide", keep);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      sending = false;
    }
  });
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
  let passed = null;
  document.addEventListener("submit", (event) => {
    const sent = event.target;
    const own = sent === form;
    if (sent === passed) {
      return;
    }
    if (sent.method !== "post" || !sent.getAttribute("action").startsWith(`/desk/reviews/${form.dataset.review}`)) {
      return;
    }
    if (saving || (!own && autosaved && !choosing && isDirty())) {
      event.preventDefault();
      const saved = saving && !own ? saving.then(save) : save();
      saved.then(() => {
        // Nobody has seen yet how another's text differs that came to light meanwhile.
        if (own ? !choosing : !isDirty() || (!choosing && goesOnWithout(sent))) {
          passed = own ? null : sent;
          sent.requestSubmit(event.submitter);
          passed = null;
        } else {
          showStatus();
        }
      });
    } else if (own) {
      sending = true;
      keep();
    }
  });

  begin();
  if (choosing) {
    offerChoices();
  }
})();
