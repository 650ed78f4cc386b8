"use strict";
(async () => {
  const page = JSON.parse(document.getElementById("page-data").textContent);
  const holders = [...document.querySelectorAll(".chart")];
  const config = { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, doubleClick: false, locale: page.language };
  const printWidth = 640;
  const narrow = 560;
  let printing = false;

  // A table that is wider than its place shows that there is more beside.
  const markWide = () => document.querySelectorAll(".scroll").forEach(s => s.classList.toggle("wide", s.scrollWidth > s.clientWidth + 2));
  markWide();
  document.addEventListener("toggle", markWide, true);
  window.addEventListener("resize", markWide);

  // Who waits until the page is loaded, as a program that prints it or takes its picture does, waits for its charts: an open document inside it is still loading.
  const unfinished = document.createElement("iframe");
  unfinished.hidden = true;
  document.body.append(unfinished);
  unfinished.contentDocument.open();
  const finished = drawn => {
    document.documentElement.dataset.drawn = drawn;
    unfinished.contentDocument.close();
    unfinished.remove();
  };

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
    if (Array.isArray(value)) return typeof value[0] === "number" && typeof value.at(-1) === "number" ? value : value.map(v => filled(v, style));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, style)]));
    return value;
  };

  // Chinese is not read on its side: the title of the value axis stands above it.
  const upright = layout => {
    if (!document.documentElement.lang.startsWith("zh") || !layout.yaxis?.title?.text) return;
    layout.annotations = [...(layout.annotations ?? []), {
      text: layout.yaxis.title.text, font: layout.yaxis.title.font, xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "bottom", xshift: -28, showarrow: false,
    }];
    layout.margin.t += 16;
    delete layout.yaxis.title;
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
    if (isNarrow) {
      // Fewer ticks where they would run into each other.
      if (layout.xaxis.nticks) layout.xaxis.nticks = Math.max(2, Math.floor(layout.width / 130));
      const years = /^M(\d+)$/.exec(layout.xaxis.dtick)?.[1] / 12;
      if (years >= 1 && page.months.length / 12 / years * 56 > layout.width - 90) layout.xaxis.dtick = `M${24 * years}`;
    }
    if (isNarrow && layout.annotations?.some(a => a.name === "direct")) {
      layout.annotations = layout.annotations.filter(a => a.name !== "direct");
      layout.margin.r = 16;
    }
    upright(layout);
    Plotly.react(holder, filled(figure.data, style), layout, config);
  };

  const drawAll = () => holders.forEach(draw);

  try {
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    await unpack();
  } catch (error) {
    holders.forEach(h => { h.textContent = page.failed; h.style.height = "auto"; });
    document.querySelectorAll("details.data").forEach(d => { d.open = true; });
    finished("no");
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
    if (!next) { finished("yes"); return; }
    try {
      drawOnce(next);
    } finally {
      idle(drawRest);
    }
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

  // For ssesim export --charts: a chart as an image that stands alone, with its title, its legend and where it comes from.
  const source = [document.querySelector("h1")?.textContent, document.querySelector(".dateline")?.textContent].filter(Boolean).join(" \u00b7 ");
  const shortened = (text, most) => text.length > most ? text.slice(0, most - 1) + "\u2026" : text;
  const plain = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const chartImage = (figure, holder, format) => {
    const spec = JSON.parse(figure.querySelector("script.figure").textContent);
    const style = getComputedStyle(document.documentElement);
    const layout = filled(spec.layout, style);
    const hasLegend = !figure.classList.contains("labelled") && spec.data.filter(t => t.name && t.showlegend !== false).length > 1;
    const width = 960;
    const height = holder.clientHeight + (hasLegend ? 150 : 116);
    layout.separators = page.separators;
    layout.paper_bgcolor = style.getPropertyValue("--paper").trim();
    layout.margin = { ...layout.margin, t: hasLegend ? 92 : 58, b: 92 };
    upright(layout);
    layout.title = { text: plain(figure.querySelector("figcaption").textContent.trim()), x: 0.012, xanchor: "left", y: 1 - 28 / height, yanchor: "middle", font: { size: 18 } };
    layout.showlegend = hasLegend;
    layout.legend = { orientation: "h", x: 0, xanchor: "left", y: 1, yanchor: "bottom" };
    layout.annotations = [...(layout.annotations ?? []), {
      text: plain(shortened(source, 140)), xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top", yshift: -58, showarrow: false,
      font: { size: 11, color: style.getPropertyValue("--soft").trim() },
    }];
    return Plotly.toImage({ data: filled(spec.data, style), layout, config }, { format, width, height, scale: format === "png" ? 2 : 1 });
  };

  // A mixed colour as red, green and blue, which every viewer of SVG reads.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(",")})`;
  };

  const mapImage = async (figure, map, format) => {
    const copy = map.cloneNode(true);
    const originals = map.querySelectorAll("rect, text");
    copy.querySelectorAll("rect, text").forEach((element, i) => {
      const style = getComputedStyle(originals[i]);
      element.setAttribute("fill", rgb(style.fill));
      if (element.tagName === "rect") {
        element.setAttribute("stroke", rgb(style.stroke));
        element.setAttribute("stroke-dasharray", style.strokeDasharray);
      } else {
        for (const name of ["font-size", "font-weight", "font-family", "text-anchor"]) element.setAttribute(name, style.getPropertyValue(name));
      }
    });
    const [, , width, height] = map.getAttribute("viewBox").split(" ").map(Number);
    const outer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const [wide, high] = [Math.max(width, 560) + 24, height + 82];
    outer.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    outer.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    outer.setAttribute("width", wide);
    outer.setAttribute("height", high);
    copy.removeAttribute("style");
    for (const [name, value] of [["x", 12], ["y", 48], ["width", width], ["height", height]]) copy.setAttribute(name, value);
    const style = getComputedStyle(document.documentElement);
    const text = (content, y, size, weight, colour) => `<text x="12" y="${y}" font-family="sans-serif" font-size="${size}" font-weight="${weight}" fill="${style.getPropertyValue(colour).trim()}">${plain(content)}</text>`;
    outer.innerHTML = `<rect width="${wide}" height="${high}" fill="${style.getPropertyValue("--paper").trim()}"/>`
      + text(shortened(figure.querySelector("figcaption").textContent.trim(), 80), 28, 13, 600, "--ink") + text(shortened(source, 128), high - 12, 9, 400, "--soft");
    outer.append(copy);
    const url = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(outer));
    if (format === "svg") return url;
    const image = new Image();
    image.src = url;
    await image.decode();
    const drawing = Object.assign(document.createElement("canvas"), { width: wide * 2, height: high * 2 });
    drawing.getContext("2d").drawImage(image, 0, 0, wide * 2, high * 2);
    return drawing.toDataURL("image/png");
  };

  window.ssesim = {
    charts: () => [...document.querySelectorAll("figure[id]")].map(f => f.id),
    image: (id, format) => {
      const figure = document.getElementById(id);
      const holder = figure.querySelector(".chart");
      return holder ? chartImage(figure, holder, format) : mapImage(figure, figure.querySelector("svg[role=img]"), format);
    },
  };

  // The section that is read is marked in the table of contents.
  const links = new Map([...document.querySelectorAll("nav a")].map(a => [a.getAttribute("href").slice(1), a]));
  const reading = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    links.forEach(a => a.removeAttribute("aria-current"));
    links.get(e.target.id)?.setAttribute("aria-current", "location");
  }), { rootMargin: "-20% 0px -70% 0px" });
  document.querySelectorAll("main > section").forEach(s => reading.observe(s));
})();
