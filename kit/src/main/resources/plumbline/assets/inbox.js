// The inbox by keyboard. Every key presses a button or follows a link that is on the page as well, so nothing here is
// needed to work through it.
(() => {
  const list = document.querySelector('[data-inbox]');
  const keys = document.getElementById('keys');
  const claims = list ? [...list.querySelectorAll('[data-claim]')] : [];
  let current = -1;

  const go = (index) => {
    if (index < 0 || index >= claims.length) {
      return;
    }
    claims[current]?.removeAttribute('aria-current');
    current = index;
    claims[current].setAttribute('aria-current', 'true');
    claims[current].focus({ focusVisible: true });
    claims[current].scrollIntoView({ block: 'nearest' });
  };

  const part = (key) => claims[current]?.querySelector(`[data-key="${key}"]`);

  const open = (key) => {
    const details = part(key)?.closest('details');
    if (details) {
      details.open = true;
      details.querySelector('select, input:not([type="hidden"])')?.focus();
    }
  };

  const choose = () => {
    const box = claims[current]?.querySelector('input[name="claim"]');
    if (box) {
      box.checked = !box.checked;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };

  const commands = {
    j: () => go(current + 1),
    k: () => go(current < 0 ? 0 : current - 1),
    o: () => part('o')?.click(),
    Enter: () => part('o')?.click(),
    a: () => part('a')?.requestSubmit(),
    r: () => open('r'),
    m: () => open('m'),
    x: choose,
    u: () => document.querySelector('form[data-key="u"]')?.requestSubmit(),
    '?': () => keys?.showModal(),
  };

  // Keys of one letter get in the way of whoever speaks to the machine: each may switch them off, on this device.
  const USED = 'plumbline.keys';
  const areUsed = () => {
    try {
      return localStorage.getItem(USED) !== 'off';
    } catch {
      return true;
    }
  };

  const isTyping = (element) =>
    element.isContentEditable ||
    element.matches('select, textarea, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])');

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat && event.key !== 'j' && event.key !== 'k') {
      return;
    }
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === 'Escape' && !keys?.open && target.closest('[data-claim] details')) {
      target.closest('details').open = false;
      go(claims.indexOf(target.closest('[data-claim]')));
      return;
    }
    // Enter belongs to whatever button or link has the focus; a claim itself has nothing to press.
    if (keys?.open || isTyping(target) || (event.key.length === 1 && !areUsed()) || (event.key === 'Enter' && target !== claims[current])) {
      return;
    }
    if (Object.hasOwn(commands, event.key)) {
      event.preventDefault();
      commands[event.key]();
    }
  });

  // Whoever works with the mouse or with Tab goes on from there with the keys.
  list?.addEventListener('focusin', (event) => {
    const index = claims.indexOf(event.target.closest('[data-claim]'));
    if (index >= 0 && index !== current) {
      claims[current]?.removeAttribute('aria-current');
      current = index;
      claims[current].setAttribute('aria-current', 'true');
    }
  });

  // What is looked for to merge into is shown beside the claim.
  for (const form of document.querySelectorAll('[data-inbox] form[data-merge]')) {
    const found = form.parentElement.querySelector('[data-found]');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const query = new URLSearchParams(new FormData(form));
      found.textContent = 'Looking…';
      found.setAttribute('aria-busy', 'true');
      try {
        const answer = await fetch(`${form.action}/found?${query}`, { headers: { Accept: 'text/html' } });
        if (!answer.ok || answer.redirected) {
          throw new Error(String(answer.status));
        }
        found.innerHTML = await answer.text();
      } catch {
        // A session that ended, or a service that is away: the page of its own says which.
        form.submit();
      } finally {
        found.removeAttribute('aria-busy');
      }
    });
  }

  const count = document.querySelector('[data-chosen] [data-count]');
  const recount = () => {
    const chosen = document.querySelectorAll('input[name="claim"][form="chosen"]:checked').length;
    if (count) {
      count.textContent = chosen === 0 ? '' : `: ${chosen} chosen`;
    }
  };
  document.addEventListener('change', recount);
  recount();

  const hint = document.querySelector('[data-keys-hint]');
  if (hint) {
    const used = keys.querySelector('[data-keys-used]');
    const press = hint.querySelector('[data-keys-press]');
    used.checked = areUsed();
    press.hidden = !used.checked;
    used.addEventListener('change', () => {
      try {
        localStorage.setItem(USED, used.checked ? 'on' : 'off');
      } catch {
        // A browser that keeps nothing uses them.
      }
      used.checked = areUsed();
      press.hidden = !used.checked;
    });
    hint.querySelector('button').addEventListener('click', () => keys.showModal());
    hint.hidden = false;
  }

  // After a decision the page says by its fragment which claim is next.
  const next = claims.findIndex((claim) => `#${claim.id}` === location.hash);
  if (next >= 0) {
    go(next);
  } else if (location.hash.startsWith('#claim-')) {
    go(0);
  }
})();
