/* What stays in the browser: one listener for every button that names an event, keys, zoom, and keeping list and panel in step. */
(function () {
  "use strict";

  function set(id, props) {
    window.dash_clientside.set_props(id, props);
  }

  function pick(event) {
    set("picked", { data: { event: event, at: Date.now() } });
  }

  function narrow() {
    return window.matchMedia("(max-width: 760px)").matches;
  }

  function calm() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  let reader = false; // the reader chose just now, so the panel may come into view
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
      pick(button.dataset.event);
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

  /* The panel says which event it shows; the list follows, and on a phone the panel comes into view. */
  let shown = null;
  new MutationObserver(function () {
    const panel = document.querySelector("#detail [data-shown]");
    const now = panel ? panel.dataset.shown : null;
    if (now === shown) return;
    shown = now;
    document.querySelectorAll('.item[aria-current="true"]').forEach(function (item) { item.setAttribute("aria-current", "false"); });
    if (!now) return;
    const item = Array.from(document.querySelectorAll("#list .item")).find(function (one) { return one.dataset.event === now; });
    const detail = document.getElementById("detail");
    if (item) {
      item.setAttribute("aria-current", "true");
      const list = document.getElementById("list");
      const box = item.getBoundingClientRect(), frame = list.getBoundingClientRect();
      if (list.scrollHeight > list.clientHeight && (box.top < frame.top + 40 || box.bottom > frame.bottom)) {
        list.scrollTo({ top: list.scrollTop + box.top - frame.top - frame.height / 3, behavior: calm() ? "auto" : "smooth" });
      }
    }
    if (reader && detail) {
      const top = detail.getBoundingClientRect().top;
      const keep = narrow() ? 8 : window.innerHeight * 0.42; // beside the list a part of the chart stays in view
      if (narrow() || top > window.innerHeight * 0.55) window.scrollBy({ top: top - keep, behavior: calm() ? "auto" : "smooth" });
    }
    const steps = document.querySelectorAll("#detail .step");
    if (step >= 0 && steps.length) (steps[step].disabled ? steps[1 - step] : steps[step]).focus({ preventScroll: true });
    step = -1;
    reader = false;
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-shown"] });

  /* A click on a mark of the chart is a choice of the reader's too. */
  document.addEventListener("pointerup", function (up) {
    if (up.target.closest && up.target.closest("#chart")) reader = true;
  }, true);
})();
