"use strict";
(async () => {
  const page = JSON.parse(document.getElementById("page-data").textContent);
  const holders = [...document.querySelectorAll(".chart")];
  const config = { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, doubleClick: false, locale: page.language };
  const printWidth = 640;
  const narrow = 560;
  let printing = false;

  // plotly.js is packed in the page: unpacking it waits until the text is there to be read.
  const unpack = async () => {
    const bytes = Uint8Array.from(atob(document.getElementById("plotly").textContent), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    const days = ["", "", "", "", "", "", ""];
    Plotly.register({
      moduleType: "locale", name: page.language, dictionary: {},
      format: {
        days, shortDays: days, months: page.monthNames, shortMonths: page.shortMonthNames, periods: ["AM", "PM"],
        dateTime: "%Y-%m-%d %H:%M", date: "%Y-%m-%d", time: "%H:%M", decimal: page.separators[0], thousands: page.separators[1], grouping: [3], currency: ["", ""],
      },
    });
  };

  // Colours are names in the figures and values in the style sheet: one place for light, dark and print. Months are the page's.
  const filled = (value, style) => {
    if (typeof value === "string") {
      return value === "@months" ? page.months : value[0] === "@" ? style.getPropertyValue("--" + value.slice(1)).trim() : value;
    }
    if (Array.isArray(value)) return typeof value[0] === "number" ? value : value.map(v => filled(v, style));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, style)]));
    return value;
  };

  const draw = holder => {
    const figure = JSON.parse(holder.parentElement.querySelector("script.figure").textContent);
    const style = getComputedStyle(document.documentElement);
    const panel = holder.parentElement.classList.contains("panel");
    const layout = filled(figure.layout, style);
    layout.separators = page.separators;
    layout.width = printing ? (panel ? printWidth / 2 - 16 : printWidth) : holder.clientWidth;
    layout.height = holder.clientHeight;
    const isNarrow = layout.width < narrow;
    holder.parentElement.classList.toggle("narrow", isNarrow);
    if (isNarrow && layout.annotations?.some(a => a.name === "direct")) {
      layout.annotations = layout.annotations.filter(a => a.name !== "direct");
      layout.margin.r = 16;
    }
    Plotly.react(holder, filled(figure.data, style), layout, config);
  };

  const drawAll = () => holders.forEach(draw);

  try {
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    await unpack();
  } catch (error) {
    holders.forEach(h => { h.textContent = page.failed; h.style.height = "auto"; });
    document.querySelectorAll("details.data").forEach(d => { d.open = true; });
    document.documentElement.dataset.drawn = "no";
    return;
  }

  // What comes into view is drawn at once, the rest one at a time while nothing else is to be done.
  const waiting = new Set(holders);
  const drawOnce = holder => { if (waiting.delete(holder)) { watcher.unobserve(holder); draw(holder); } };
  const watcher = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => drawOnce(e.target)), { rootMargin: "300px" });
  holders.forEach(h => watcher.observe(h));
  const idle = window.requestIdleCallback ?? (work => setTimeout(work, 30));
  const drawRest = () => {
    const [next] = waiting;
    if (!next) { document.documentElement.dataset.drawn = "yes"; return; }
    drawOnce(next);
    idle(drawRest);
  };
  idle(drawRest);

  let resizing = 0;
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (printing || width === window.innerWidth) return;
    width = window.innerWidth;
    clearTimeout(resizing);
    resizing = setTimeout(drawAll, 150);
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);

  const print = on => {
    if (printing === on) return;
    printing = on;
    document.documentElement.classList.toggle("printing", on);
    drawAll();
  };
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));

  // The section that is read is marked in the table of contents.
  const links = new Map([...document.querySelectorAll("nav a")].map(a => [a.getAttribute("href").slice(1), a]));
  const reading = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    links.forEach(a => a.removeAttribute("aria-current"));
    links.get(e.target.id)?.setAttribute("aria-current", "location");
  }), { rootMargin: "-20% 0px -70% 0px" });
  document.querySelectorAll("main > section").forEach(s => reading.observe(s));
})();
