"use strict";
(() => {
  const holders = [...document.querySelectorAll(".chart")];
  const config = { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, doubleClick: false };
  const printWidth = 640;
  let printing = false;

  // Colours are names in the figures and values in the style sheet: one place for light, dark and print.
  const coloured = (value, style) => {
    if (typeof value === "string") return value[0] === "@" ? style.getPropertyValue("--" + value.slice(1)).trim() : value;
    if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(v => coloured(v, style)) : value;
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, coloured(v, style)]));
    return value;
  };

  const draw = holder => {
    const figure = JSON.parse(holder.parentElement.querySelector("script.figure").textContent);
    const style = getComputedStyle(document.documentElement);
    const panel = holder.parentElement.classList.contains("panel");
    const layout = coloured(figure.layout, style);
    layout.width = printing ? (panel ? printWidth / 2 - 16 : printWidth) : holder.clientWidth;
    layout.height = holder.clientHeight;
    Plotly.react(holder, coloured(figure.data, style), layout, config);
  };

  const drawAll = () => holders.forEach(draw);

  // One chart a frame keeps the page scrolling while a long report draws itself.
  const drawInTurn = () => {
    const waiting = holders.filter(h => !h.classList.contains("js-plotly-plot"));
    if (waiting.length === 0) { document.documentElement.dataset.drawn = "yes"; return; }
    draw(waiting[0]);
    requestAnimationFrame(drawInTurn);
  };

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

  drawInTurn();
})();
