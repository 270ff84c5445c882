// The workbench's keys and small manners. Pages work without it.
"use strict";

const boxesOf = (name) => [...document.querySelectorAll(`[data-grid="${CSS.escape(name)}"]`)];
const hidden = (box, name) => box.form.elements[name]?.value ?? "";

// Undo: what boxes held before, the latest last. It outlives the exchange of rows.
const past = [];
const remember = (cells) => { past.push(cells); if (past.length > 200) past.shift(); };

document.addEventListener("focusin", (event) => {
  const box = event.target;
  if (box.dataset?.grid !== undefined) box.dataset.before = box.value;
});

document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset?.grid !== undefined && !box.dataset.undoing) {
    remember([{ name: box.getAttribute("aria-label"), text: box.dataset.before ?? box.defaultValue }]);
  }
  if (box.matches?.("[data-submit]")) box.form.requestSubmit();
});

// Rows are exchanged while the person is already typing in another of them: the caret
// and what was typed stay.
let caret = null;
for (const name of ["htmx:beforeSwap", "htmx:oobBeforeSwap"]) document.addEventListener(name, () => {
  const box = document.activeElement;
  if (box?.dataset?.grid === undefined) return;
  const before = box.dataset.before ?? box.defaultValue;
  caret = { name: box.getAttribute("aria-label"), text: box.value, typed: box.value !== before, from: box.selectionStart, to: box.selectionEnd };
});
for (const name of ["htmx:afterSwap", "htmx:oobAfterSwap"]) document.addEventListener(name, () => {
  if (!caret || document.activeElement !== document.body) return;
  const { name: label, text, typed, from, to } = caret;
  const box = byName(label);
  caret = null;
  if (!box) return;
  box.focus();
  if (typed) { box.value = text; box.dataset.brought = "yes"; }
  box.setSelectionRange(from, to);
});
// The browser tells no change of what was brought over, unless more is typed.
document.addEventListener("change", (event) => { delete event.target.dataset?.brought; }, true);
document.addEventListener("focusout", (event) => {
  const box = event.target;
  if (box.dataset?.brought && box.isConnected && box.value !== box.dataset.before) box.dispatchEvent(new Event("change", { bubbles: true }));
});

// Keys: Enter the next row, Shift+Enter the one before, arrows up and down,
// Escape gives back what stood there, Ctrl+Z undoes the last deed of this page.
document.addEventListener("keydown", (event) => {
  const box = event.target;
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && past.length > 0 && (box.dataset?.grid === undefined || box.value === (box.dataset.before ?? box.defaultValue))) {
    event.preventDefault();
    undo();
    return;
  }
  if (box.dataset?.grid === undefined) return;
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const column = boxesOf(box.dataset.grid);
    const next = column[column.indexOf(box) + step];
    if (next) { next.focus(); next.select(); } else box.blur();
  }
  // Tab goes to the next box; from the last it goes on, and from a box that was left by
  // Escape to what stands beside it.
  if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const all = [...document.querySelectorAll("[data-grid]")];
    const next = all[all.indexOf(box) + (event.shiftKey ? -1 : 1)];
    if (next) { event.preventDefault(); next.focus(); next.select(); }
  }
  if (event.key === "Escape") { box.value = box.dataset.before ?? box.defaultValue; box.blur(); }
});

function undo() {
  const cells = past.pop();
  if (cells.length > 1) { sendBlock(cells.map((c) => ({ box: byName(c.name), text: c.text })).filter((c) => c.box), "已撤销"); return; }
  const box = byName(cells[0].name);
  if (!box) return;
  box.dataset.undoing = "yes";
  box.value = cells[0].text;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  delete box.dataset.undoing;
}

const byName = (name) => [...document.querySelectorAll("[data-grid]")].find((b) => b.getAttribute("aria-label") === name);

// A block from a spreadsheet: cells parted by tabs, rows by line ends, quoted cells
// may hold both.
export function parseBlock(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows[rows.length - 1];
    const c = text[i];
    if (quoted) {
      if (c !== '"') row[row.length - 1] += c;
      else if (text[i + 1] === '"') { row[row.length - 1] += '"'; i++; }
      else quoted = false;
    } else if (c === '"' && row[row.length - 1] === "") quoted = true;
    else if (c === "\t") row.push("");
    else if (c === "\n") rows.push([""]);
    else if (c !== "\r") row[row.length - 1] += c;
  }
  if (rows.length > 1 && rows[rows.length - 1].length === 1 && rows[rows.length - 1][0] === "") rows.pop();
  return rows;
}

document.addEventListener("paste", (event) => {
  const box = event.target;
  if (box.dataset?.grid === undefined) return;
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
  event.preventDefault();
  const rows = parseBlock(text);
  const names = [...new Set([...document.querySelectorAll("[data-grid]")].map((b) => b.dataset.grid))];
  const columns = names.slice(names.indexOf(box.dataset.grid)).map(boxesOf);
  const line = box.closest("tbody");
  const lines = [...document.querySelectorAll("#sheet tbody.row")];
  const from = lines.indexOf(line);
  const cells = [];
  let surplus = 0;
  rows.forEach((row, r) => row.forEach((value, c) => {
    const at = lines[from + r];
    const target = columns[c]?.find((b) => at && at.contains(b));
    if (target) cells.push({ box: target, text: value.replace(/\s*\n\s*/g, "").trim() });
    else if (value.trim() !== "") surplus++;
  }));
  const changed = cells.filter((c) => c.box.value !== c.text);
  if (changed.length === 0) { say(surplus ? `粘贴的内容放不下：${surplus}格没有地方，一格也没有存` : "粘贴的和现在的一样"); return; }
  remember(changed.map((c) => ({ name: c.box.getAttribute("aria-label"), text: c.box.value })));
  sendBlock(changed, `已存${changed.length}格` + (surplus ? `，另有${surplus}格放不下（锁住或超出表格），没有存` : ""));
});

async function sendBlock(cells, says) {
  const body = new URLSearchParams({ request: crypto.randomUUID?.() ?? String(Math.random()).slice(2) });
  for (const c of cells) {
    body.append("text", c.text);
    body.append("seen", hidden(c.box, "seen"));
    body.append("entry", hidden(c.box, "entry"));
    body.append("field", hidden(c.box, "field"));
    body.append("code", c.box.dataset.code ?? "");
    body.append("line", hidden(c.box, "line"));
  }
  const where = location.pathname.split("/").slice(0, 3).join("/") + "/block";
  const answer = await fetch(where, { method: "POST", body, headers: { "HX-Request": "true" } });
  if (!answer.ok) {
    if (answer.status === 401) unsent.push(() => sendBlock(cells, says));
    document.querySelector("#trouble").innerHTML = await answer.text();
    htmx.process(document.querySelector("#trouble"));
    document.querySelector("#trouble input, #trouble button")?.focus();
    return;
  }
  sessionStorage.setItem("says", says);
  sessionStorage.setItem("past", JSON.stringify(past.slice(-50)));
  location.reload();
}

// What was not stored because the session had ended is sent again when the person has
// signed in in place; the boxes have kept what was typed.
const unsent = [];
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (event.detail.xhr.status === 401 && form.matches?.("form")) unsent.push(() => form.isConnected && form.requestSubmit());
});
document.addEventListener("htmx:afterSwap", () => {
  document.querySelector("#trouble input[name=account]")?.focus();
  const notice = document.querySelector("#trouble [data-signed-in]");
  if (!notice) return;
  notice.remove();
  for (const send of unsent.splice(0)) send();
});

// What is said after a reload, and what can still be undone then.
function say(text) {
  const p = document.createElement("div");
  p.className = "toast";
  p.textContent = text;
  document.querySelector("#toast").replaceChildren(p);
  setTimeout(() => p.remove(), 8000);
}
addEventListener("DOMContentLoaded", () => {
  past.push(...JSON.parse(sessionStorage.getItem("past") ?? "[]"));
  sessionStorage.removeItem("past");
  const text = sessionStorage.getItem("says");
  if (text) { sessionStorage.removeItem("says"); say(text); }
});

// A notice goes away by its button, a success by itself.
document.addEventListener("click", (event) => {
  if (event.target.matches?.("[data-close]")) event.target.closest(".float").replaceChildren();
});
document.addEventListener("htmx:afterSwap", () => {
  const toast = document.querySelector("#toast .toast");
  if (toast) setTimeout(() => toast.remove(), 6000);
});

// Text that was typed and not stored is not left without asking.
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-guard]");
  if (form) form.dataset.dirty = "yes";
});
document.addEventListener("submit", (event) => { delete event.target.dataset.dirty; clearTimeout(waiting.get(event.target)); });
addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-dirty]")) event.preventDefault();
});

// It keeps itself as a draft a moment after the last key, and when the page is left.
const waiting = new WeakMap();
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-draft]");
  if (!form) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(keepDraft, 1200, form));
});
async function keepDraft(form) {
  const said = form.querySelector("[data-kept]");
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true, headers: { "HX-Request": "true" } });
    said.textContent = answer.ok ? "草稿已留" : "草稿没有留下，请存下这一段";
  } catch {
    said.textContent = "没有网络，草稿没有留下；文字还在页面上";
  }
}
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") for (const form of document.querySelectorAll("[data-draft][data-dirty]")) keepDraft(form);
});

// The figure that is looked for goes into the text where the caret stands.
let lastText = null;
document.addEventListener("focusout", (event) => { if (event.target.matches?.("textarea.text")) lastText = event.target; });
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-insert]") || !lastText || lastText.readOnly || event.target.value === "") return;
  lastText.setRangeText(`{{${event.target.value}}}`, lastText.selectionStart, lastText.selectionEnd, "end");
  lastText.form.dataset.dirty = "yes";
  event.target.value = "";
  lastText.focus();
});

// Review: J and K turn to the next and the one before, 1 2 3 judge; phrases go into
// the opinion.
document.addEventListener("keydown", (event) => {
  if (event.target.matches?.("input:not([type=radio]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (target) { event.preventDefault(); target.click(); }
});
document.addEventListener("click", (event) => {
  const phrase = event.target.dataset?.phrase;
  if (!phrase) return;
  const box = document.querySelector("#op");
  box.value = box.value === "" ? phrase : `${box.value.replace(/[。；]?$/, "；")}${phrase}`;
  box.focus();
});

// A deed that takes something away asks first.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.confirm !== undefined && !confirm("删掉这一项？办理记录里还查得到。")) event.preventDefault();
}, true);

// A file that is dropped onto a row opens the row's form with it chosen.
const rowOf = (event) => event.target.closest?.("tbody.row")?.querySelector(".attach input[type=file]");
document.addEventListener("dragover", (event) => {
  const input = rowOf(event);
  if (!input) return;
  event.preventDefault();
  input.closest("tr").classList.add("drop");
});
document.addEventListener("dragleave", (event) => event.target.closest?.("tr")?.classList.remove("drop"));
document.addEventListener("drop", (event) => {
  const input = rowOf(event);
  if (!input || event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  input.closest("tr").classList.remove("drop");
  input.files = event.dataTransfer.files;
  input.closest("details").open = true;
  input.form.querySelector("[name=title]").focus();
});

document.addEventListener("click", (event) => { if (event.target.dataset?.print !== undefined) print(); });
document.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });

// The sum of what is typed into boxes, beside them; the server adds up anew.
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-adds]");
  if (!form || event.target.name !== form.dataset.adds) return;
  const hundredths = [...form.querySelectorAll(`[name="${CSS.escape(form.dataset.adds)}"]`)].reduce((sum, box) => sum + Math.round(Number(box.value || 0) * 100), 0);
  form.querySelector("output").value = Number.isNaN(hundredths) ? "—" : String(hundredths / 100);
});
