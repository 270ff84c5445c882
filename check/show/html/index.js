"use strict";
(() => {
  const table = document.getElementById("queue");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const by = (id) => document.getElementById(id);
  const find = by("find"), genre = by("genre"), year = by("year"), state = by("state"), shown = by("shown");
  const words = new Set(["file", "unit", "genre"]);
  by("bars").hidden = false;
  by("bars").addEventListener("submit", (e) => e.preventDefault());

  function filter() {
    const said = find.value.trim().toLowerCase();
    let n = 0;
    for (const r of rows) {
      const d = r.dataset;
      const fits = {
        "": true, 0: d.e > 0, 1: d.w > 0, 3: d.unread > 0, none: d.e === "0" && d.w === "0",
      }[state.value];
      r.hidden = !(fits && (!genre.value || d.genre === genre.value) && (!year.value || d.year === year.value) &&
        (!said || (d.file + " " + d.unit).toLowerCase().includes(said)));
      if (!r.hidden) n++;
    }
    shown.textContent = n === rows.length ? "" : "列出" + n + "个，共" + rows.length + "个";
  }

  function sort(head) {
    const k = head.dataset.k;
    const up = head.getAttribute("aria-sort") === "descending" || (words.has(k) && head.getAttribute("aria-sort") !== "ascending");
    for (const h of head.parentNode.cells) h.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const blank = (r) => r.dataset[k] === "" || (k === "year" && r.dataset[k] === "0");
    const order = (a, b) => words.has(k) ? a.dataset[k].localeCompare(b.dataset[k], "zh-CN") : a.dataset[k] - b.dataset[k];
    const sorted = [...rows].sort((a, b) => (blank(a) - blank(b)) || (up ? order(a, b) : order(b, a)));
    body.append(...sorted);
  }

  for (const h of table.tHead.rows[0].cells) {
    if (!h.dataset.k) continue;
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = h.textContent;
    h.replaceChildren(b);
    b.addEventListener("click", () => sort(h));
  }
  for (const x of [find, genre, year, state]) x.addEventListener("input", filter);
  filter();
})();
