"use strict";

// What others do on a review while its page is open: who is there, what changed. Without this the page shows what stood
// when it was loaded, and a form that was made from something older is refused.
(() => {
  const presence = document.getElementById("presence");
  const news = document.getElementById("news");
  if (!presence || !window.EventSource) {
    return;
  }
  const address = presence.dataset.live;
  const draft = document.getElementById("draft-form");
  const CLOSE_AFTER = 20000;
  const COME_BACK_AFTER = 30000;
  const SAY_TYPING_EVERY = 4000;
  let source, closing, comingBack;
  let known = Number(presence.dataset.version);
  let newest = known;
  let remarks = Number(presence.dataset.remarks);
  let announced = 0;
  let others = 0;
  let saidTyping = 0;

  function showPresence(people) {
    others = people.length;
    const words = people.map((person) => (person.typing ? `${person.name} is writing in the draft` : person.name));
    presence.hidden = people.length === 0;
    presence.textContent = people.length === 0 ? "" : `Also here now: ${words.join(", ")}.`;
  }

  // What one saved oneself is no news; while it is on its way, nobody can tell.
  function showNews() {
    if (newest <= known || draft?.dataset.saving) {
      return;
    }
    if (news.hidden) {
      const link = document.createElement("a");
      link.href = presence.dataset.page; // A refused form leaves the window at an address that shows no page.
      link.textContent = "Load what is new";
      news.replaceChildren("This review was changed since you opened the page. ", link, " (what you type stays).");
      news.hidden = false;
    }
    if (announced < newest) {
      announced = newest;
      document.dispatchEvent(new Event("review:changed"));
    }
  }

  function open() {
    clearTimeout(closing);
    clearTimeout(comingBack);
    if (source && source.readyState !== EventSource.CLOSED) {
      return;
    }
    source = new EventSource(address);
    source.addEventListener("presence", (event) => showPresence(JSON.parse(event.data)));
    source.addEventListener("version", (event) => {
      newest = Math.max(newest, JSON.parse(event.data).version);
      showNews();
    });
    source.addEventListener("remarks", (event) => {
      const stamp = JSON.parse(event.data).stamp;
      if (remarks !== stamp) {
        document.dispatchEvent(new Event("review:remarks"));
      }
      remarks = stamp;
    });
    source.addEventListener("error", () => {
      showPresence([]);
      if (source.readyState === EventSource.CLOSED && !document.hidden) {
        comingBack = setTimeout(open, COME_BACK_AFTER);
      }
    });
  }

  // A browser has few connections to one place: a page that nobody looks at needs none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      closing = setTimeout(() => source?.close(), CLOSE_AFTER);
    } else {
      open();
    }
  });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      open();
    }
  });
  document.addEventListener("draft:saved", (event) => {
    known = Math.max(known, event.detail.version);
  });
  document.addEventListener("draft:settled", showNews);

  draft?.addEventListener("input", () => {
    const now = Date.now();
    if (others > 0 && now - saidTyping > SAY_TYPING_EVERY) {
      saidTyping = now;
      fetch(`${address}/typing`, { method: "POST", redirect: "manual" }).catch(() => {
        // Nobody needs to know that badly.
      });
    }
  });

  if (!document.hidden) {
    open();
  }
})();
