/* What stays in the browser: one listener for every button that names an event, keys, zoom, and keeping list and panel in step. */
(function () {
  "use strict";

  function set(id, props) {
    window.dash_clientside.set_props(id, props);
  }

  let asked = null; // the event that was asked for last: the panel may still show another

  function pick(event) {
    asked = event;
    set("picked", { data: { event: event, at: Date.now() } });
  }

  function narrow() {
    return window.matchMedia("(max-width: 760px)").matches;
  }

  let reader = false; // the reader chose just now, or came by a link, so the panel may come into view
  let keyed = false; // … with a key: the focus goes to the panel's heading
  let opening = true, first = false; // the page is not there yet; it has just opened on an event
  let step = -1; // which of the panel's two steps was taken: the focus stays on it
  let from = null; // where the choice was made, to go back to

  /* The filters' buttons as the address has them; nothing is drawn anew, so the one in use keeps the focus. */
  function press(filters) {
    const query = new URLSearchParams(filters || "");
    document.querySelectorAll("#facets [data-set]").forEach(function (button) {
      const values = query.getAll(button.dataset.set);
      const on = values.length ? values.includes(button.dataset.value) : button.dataset.value === "";
      button.setAttribute("aria-pressed", on ? "true" : "false");
    });
    return window.dash_clientside.no_update;
  }
  window.dash_clientside = Object.assign({}, window.dash_clientside, { dashboard: { press: press } });

  /* Plotly's dates have no zone; they are read as UTC and written back without one. */
  function moment(text) {
    return Date.parse(String(text).replace(" ", "T").replace(/^(\d{4}-\d{2}-\d{2})$/, "$1T00:00") + "Z");
  }

  function zoom(way) {
    const chart = document.querySelector("#chart .js-plotly-plot");
    if (!chart || !window.Plotly || !chart.layout.xaxis.range) return;
    const whole = chart.layout.meta && chart.layout.meta.whole;
    if (way === "all") {
      window.Plotly.relayout(chart, { "xaxis.range": whole.slice() });
      return;
    }
    const ends = chart.layout.xaxis.range.map(moment);
    const middle = (ends[0] + ends[1]) / 2;
    const half = ((ends[1] - ends[0]) / 2) * (way === "in" ? 0.5 : 2);
    const range = [middle - half, middle + half].map(function (at) { return new Date(at).toISOString().slice(0, 19); });
    window.Plotly.relayout(chart, { "xaxis.range": range });
  }

  document.addEventListener("click", function (click) {
    const button = click.target.closest("button");
    const other = click.target.closest("a[data-language]");
    if (other) {
      const query = new URLSearchParams(window.location.search); // as the page stands now, not as it was opened
      query.set("lang", other.dataset.language);
      other.href = "?" + query.toString();
    }
    const menu = document.querySelector(".kinds[open]");
    if (menu && click.target.isConnected && !menu.contains(click.target)) menu.removeAttribute("open");
    if (!button) return;
    if (button.dataset.event) {
      reader = true;
      from = button.closest(".item");
      step = Array.from(document.querySelectorAll("#detail .step")).indexOf(button);
      keyed = click.detail === 0 && step < 0; // a key's click has no count of presses
      if (button.dataset.event === shown && asked === shown) present();
      else {
        pick(button.dataset.event);
        // Closed and chosen again in one breath, the panel never changes, and nothing else would tell.
        window.setTimeout(function () { if (reader && shown && shown === asked) present(); }, 700);
      }
    } else if (button.dataset.close) {
      close();
    } else if (button.dataset.set) {
      set("picked", { data: { set: button.dataset.set, value: button.dataset.value, at: Date.now() } });
    } else if (button.dataset.zoom) {
      zoom(button.dataset.zoom);
    }
  });

  function close() {
    pick(null);
    const current = document.querySelector('.item[aria-current="true"]');
    const back = from && from.isConnected ? from : current;
    if (back) {
      back.focus();
      if (narrow()) back.scrollIntoView({ block: "center" });
    }
  }

  document.addEventListener("keydown", function (key) {
    if (key.key === "Escape") {
      const menu = document.querySelector(".kinds[open]");
      if (menu) {
        menu.removeAttribute("open");
        menu.querySelector("summary").focus();
      } else if (document.querySelector("#detail [data-shown]") && key.target.tagName !== "INPUT") {
        close();
      }
      return;
    }
    const item = key.target.closest && key.target.closest(".item");
    if (!item || (key.key !== "ArrowDown" && key.key !== "ArrowUp")) return;
    const items = Array.from(document.querySelectorAll("#list .item"));
    const next = items[items.indexOf(item) + (key.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      key.preventDefault();
      next.focus();
    }
  });

  /* How far a box must be scrolled to be seen between two heights, and then stands a third down. */
  function off(box, top, bottom) {
    return box.top >= top && box.bottom <= bottom ? 0 : box.top - top - Math.max(0, bottom - top - box.height) / 3;
  }

  function offList() {
    const item = document.querySelector('.item[aria-current="true"]'), list = document.getElementById("list");
    if (!item || list.scrollHeight <= list.clientHeight) return 0;
    const frame = list.getBoundingClientRect(), year = item.closest(".year-group").firstElementChild;
    return off(item.getBoundingClientRect(), frame.top + year.offsetHeight, Math.min(frame.bottom, window.innerHeight));
  }

  function offPanel() {
    const detail = document.getElementById("detail");
    if (!detail) return 0;
    const top = detail.getBoundingClientRect().top, heading = detail.querySelector("h2").getBoundingClientRect();
    if (narrow()) return Math.abs(top - 8) > 4 ? top - 8 : 0;
    if (top < window.innerHeight * 0.55 && heading.top >= 0 && heading.bottom <= window.innerHeight) return 0;
    return top - window.innerHeight * 0.42; // beside the list a part of the chart stays in view
  }

  /* Groups of the list get their heights as they come into view, so one scroll may land elsewhere: it is looked at
     until it has stood still, or until the reader scrolls. */
  let round = 0;
  function settle(panel, patience) {
    const mine = ++round;
    let still = 0, left = 4 * patience;
    (function look() {
      if (mine !== round || left-- <= 0 || still >= patience) return;
      const page = panel ? offPanel() : 0;
      const before = window.scrollY;
      if (Math.abs(page) > 1) window.scrollBy({ top: page, behavior: "instant" });
      const list = offList();
      if (Math.abs(list) > 1) document.getElementById("list").scrollBy({ top: list, behavior: "instant" });
      still = Math.abs(list) > 1 || window.scrollY !== before ? 0 : still + 1;
      window.requestAnimationFrame(look);
    })();
  }
  ["wheel", "touchmove", "keydown", "pointerdown"].forEach(function (kind) {
    document.addEventListener(kind, function () { round++; }, { capture: true, passive: true });
  });

  /* What was chosen comes into view, and the focus goes where the reader goes on. */
  function present() {
    const steps = document.querySelectorAll("#detail .step"), heading = document.querySelector("#detail h2");
    if (step >= 0 && steps.length) (steps[step].disabled ? steps[1 - step] : steps[step]).focus({ preventScroll: true });
    else if (keyed && heading) heading.focus({ preventScroll: true });
    settle(reader, first ? 90 : 15); // frames: a page that opens still waits for its fonts and its chart
    first = false;
    step = -1;
    keyed = false;
    reader = false;
  }

  /* The panel says which event it shows; the list follows, and on a phone the panel comes into view. */
  let shown = null;
  new MutationObserver(function () {
    const panel = document.querySelector("#detail [data-shown]");
    const now = panel ? panel.dataset.shown : null;
    if (opening && document.getElementById("detail")) {
      opening = false;
      first = now !== null;
      reader = now !== null; // an opened link is a choice
    }
    if (now === shown) return;
    shown = asked = now;
    document.querySelectorAll('.item[aria-current="true"]').forEach(function (item) { item.setAttribute("aria-current", "false"); });
    if (!now) return;
    const item = Array.from(document.querySelectorAll("#list .item")).find(function (one) { return one.dataset.event === now; });
    if (item) item.setAttribute("aria-current", "true");
    present();
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-shown"] });

  /* A click on a mark of the chart is a choice of the reader's too. */
  document.addEventListener("pointerup", function (up) {
    if (up.target.closest && up.target.closest("#chart")) reader = true;
  }, true);
})();
