// Charts: says the nearest point's figure under the pointer, and from point to point by the arrow keys.
// Without it, pointing at a point shows its figure as the browser shows titles, and the table has them all.
(() => {
  const name = "chart-here";

  const setUp = frame => {
    if (!frame.querySelector(".chart-point")) {
      return;
    }
    const readout = document.createElement("output");
    readout.className = "chart-readout";
    readout.textContent = frame.dataset.hint;
    frame.append(readout);
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", frame.dataset.label);
    let here = null;

    const shown = () => [...frame.querySelectorAll("svg")].find(svg => svg.getClientRects().length > 0);
    const points = () => [...(shown()?.querySelectorAll(".chart-point") ?? [])];
    const x = point => point.getBoundingClientRect().x;
    const show = point => {
      here?.classList.remove(name);
      here = point;
      here.classList.add(name);
      readout.textContent = here.querySelector("title").textContent;
    };
    const nearest = (all, left, top) => {
      let best = null;
      let least = Infinity;
      for (const point of all) {
        const box = point.getBoundingClientRect();
        const away = Math.hypot(box.x + box.width / 2 - left, (box.y + box.height / 2 - top) / 4);
        if (away < least) {
          least = away;
          best = point;
        }
      }
      return best;
    };

    frame.addEventListener("pointermove", event => {
      const point = nearest(points(), event.clientX, event.clientY);
      if (point && point !== here) {
        show(point);
      }
    });
    frame.addEventListener("keydown", event => {
      const all = points();
      if (event.ctrlKey || event.altKey || event.metaKey || all.length === 0) {
        return;
      }
      // Up and down go to another series at about the same day.
      const line = here && all.includes(here) ? here.parentNode : null;
      const own = line ? [...line.children] : all.filter(point => point.parentNode === all.at(-1).parentNode);
      const at = line ? own.indexOf(here) : own.length;
      const forth = getComputedStyle(frame).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      let next = null;
      if (event.key === forth) {
        next = own[Math.min(at + 1, own.length - 1)];
      } else if (event.key === back) {
        next = own[Math.max(at - 1, 0)];
      } else if (event.key === "Home") {
        next = own[0];
      } else if (event.key === "End") {
        next = own.at(-1);
      } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && line) {
        const lines = [...new Set(all.map(point => point.parentNode))];
        const other = lines[lines.indexOf(line) + (event.key === "ArrowDown" ? 1 : -1)];
        next = other ? [...other.children].reduce((one, two) =>
          Math.abs(x(two) - x(here)) < Math.abs(x(one) - x(here)) ? two : one) : null;
      } else {
        return;
      }
      event.preventDefault();
      if (next) {
        show(next);
      }
    });
  };

  document.querySelectorAll("[data-chart]").forEach(setUp);
})();
