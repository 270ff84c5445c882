// The workbench's keys and small manners. Pages work without it.
"use strict";

import { again, drop, isStored, pasted, unsaved } from "./typed.js";

const boxesOf = (name) => [...document.querySelectorAll(`[data-grid="${CSS.escape(name)}"]`)];
const hidden = (box, name) => box.form.elements[name]?.value ?? "";

// Undo: what the server held of boxes before, and what it held after, the latest last.
// It outlives the exchange of rows.
const past = [];
const remember = (cells) => { past.push(cells); if (past.length > 200) past.shift(); };
const learn = () => {
  for (const c of past.flat()) if (c.left === undefined) c.left = byName(c.name)?.defaultValue;
};

document.addEventListener("focusin", (event) => {
  const box = event.target;
  if (box.dataset?.grid !== undefined) box.dataset.before = box.value;
});

document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset?.grid !== undefined && !box.dataset.undoing) {
    remember([{ name: box.getAttribute("aria-label"), text: box.defaultValue }]);
  }
  if (box.matches?.("[data-submit]")) box.form.requestSubmit();
});
// What was refused is no deed; of what was taken the answer shows what it left.
document.addEventListener("htmx:afterRequest", (event) => {
  const { requestConfig: { elt }, xhr } = event.detail;
  const name = elt.querySelector?.("[data-grid]")?.getAttribute("aria-label");
  const at = past.findIndex((cells) => cells.length === 1 && cells[0].name === name && cells[0].left === undefined);
  if (at < 0 || xhr.status === 401 || xhr.getResponseHeader("HX-Redirect")) return;
  if (xhr.status < 400) past[at][0].left = byName(name)?.defaultValue;
  else past.splice(at, 1);
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
  if (event.altKey && moves[event.key]) { move(event, moves[event.key]); return; }
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
    const all = [...document.querySelectorAll("[data-grid], form > select[name=text]")];
    const next = all[all.indexOf(box) + (event.shiftKey ? -1 : 1)];
    if (next) { event.preventDefault(); next.focus(); next.select?.(); }
  }
  if (event.key === "Escape") { box.value = box.dataset.before ?? box.defaultValue; box.blur(); }
});

// Alt and an arrow move the row in which one is; what had the focus has it again.
const moves = { ArrowUp: "上移", ArrowDown: "下移" };
function move(event, word) {
  const button = [...(event.target.closest?.("tr")?.querySelectorAll(".order button") ?? [])].find((b) => b.textContent === word);
  if (!button) return;
  event.preventDefault();
  if (unsaved().length > 0) { say("先存下这一格（Enter），再移"); return; }
  button.click();
}
document.addEventListener("submit", (event) => {
  const row = event.target.closest(".order")?.closest("tr");
  if (row && event.target.dataset.confirm === undefined) sessionStorage.setItem("moved", JSON.stringify([row.id, document.activeElement.getAttribute("aria-label")]));
});
// The browser takes the focus away when it goes to what an address names: this comes after.
addEventListener("load", () => setTimeout(() => {
  const moved = JSON.parse(sessionStorage.getItem("moved") ?? "null");
  sessionStorage.removeItem("moved");
  if (document.activeElement !== document.body) return;
  const row = document.getElementById(moved?.[0] ?? decodeURIComponent(location.hash.slice(1)));
  const box = row?.querySelector(moved ? `[aria-label="${CSS.escape(moved[1])}"]` : "[data-grid]") ?? (moved && row?.querySelector(".order button"));
  box?.focus();
}));

// Only what still holds what the deed left is given back; else nothing is.
function undo() {
  const cells = past.at(-1).map((c) => ({ ...c, box: byName(c.name) }));
  if (cells.some((c) => c.box && c.left === undefined)) { say("还在存，存好再撤销"); return; }
  past.pop();
  const other = cells.filter((c) => !c.box || c.box.defaultValue !== c.left);
  const typed = cells.filter((c) => c.box && unsaved(c.box.form).includes(c.box));
  if (other.length > 0) { say(`没有撤销：${namesOf(other)}后来又改过，或者已经不在这一页`); return; }
  if (typed.length > 0) { past.push(cells); say(`没有撤销：${namesOf(typed)}里有没存的字，先存下或按 Esc`); return; }
  if (cells.length > 1) { sendBlock(cells, "已撤销"); return; }
  const { box, text } = cells[0];
  box.dataset.undoing = "yes";
  box.value = text;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  delete box.dataset.undoing;
}
const namesOf = (cells) => "“" + cells[0].name + "”" + (cells.length > 1 ? `等${cells.length}格` : "");

const byName = (name) => [...document.querySelectorAll("[data-grid]")].find((b) => b.getAttribute("aria-label") === name);

// A block from a spreadsheet: cells parted by tabs, rows by line ends, quoted cells
// may hold both.
export function parseBlock(block) {
  const text = block.replace(/\r\n?/g, "\n");
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
    else row[row.length - 1] += c;
  }
  if (rows.length > 1 && rows[rows.length - 1].length === 1 && rows[rows.length - 1][0] === "") rows.pop();
  return rows;
}

document.addEventListener("paste", (event) => {
  const box = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (box.dataset?.grid === undefined || !/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ""))) { pasted(event, say); return; }
  event.preventDefault();
  const rows = parseBlock(text);
  const names = [...new Set([...document.querySelectorAll("[data-grid]")].map((b) => b.dataset.grid))];
  const columns = names.slice(names.indexOf(box.dataset.grid)).map(boxesOf);
  const line = box.closest("tbody");
  const lines = [...document.querySelectorAll("#sheet tbody.row")];
  const from = lines.indexOf(line);
  if (from < 0) { say("这一页不收整块粘贴，一格也没有存；请一格一格地填"); return; }
  const cells = [];
  let surplus = 0;
  rows.forEach((row, r) => row.forEach((value, c) => {
    const at = lines[from + r];
    const target = columns[c]?.find((b) => at && at.contains(b));
    if (target) cells.push({ box: target, text: value.trim() });
    else if (value.trim() !== "") surplus++;
  }));
  const changed = cells.filter((c) => c.box.value !== c.text || c.box.defaultValue !== c.text);
  if (changed.length === 0) { say(surplus ? `粘贴的内容放不下：${surplus}格没有地方，一格也没有存` : "粘贴的和现在的一样"); return; }
  remember(Object.assign(changed.map((c) => ({ name: c.box.getAttribute("aria-label"), text: c.box.defaultValue })), { block: true }));
  sendBlock(changed, `已存${changed.length}格` + (surplus ? `，另有${surplus}格放不下（锁住或超出表格），没有存` : ""));
});

async function sendBlock(cells, says) {
  const body = new URLSearchParams({ request: keyed(crypto.randomUUID?.() ?? String(Math.random()).slice(2)) });
  for (const c of cells) {
    body.append("text", c.text);
    body.append("seen", hidden(c.box, "seen"));
    body.append("entry", hidden(c.box, "entry"));
    body.append("field", hidden(c.box, "field"));
    body.append("code", c.box.dataset.code ?? "");
    body.append("line", hidden(c.box, "line"));
  }
  const where = location.pathname.split("/").slice(0, 3).join("/") + "/block";
  const answer = await fetch(where, { method: "POST", body, headers: { "HX-Request": "true", [personHeader]: document.body.dataset.person } });
  if (!answer.ok) {
    if (answer.status === 401) unsent.push(() => sendBlock(cells, says));
    else if (past.at(-1)?.block && past.at(-1)[0].left === undefined) past.pop();
    document.querySelector("#trouble").innerHTML = await answer.text();
    htmx.process(document.querySelector("#trouble"));
    whose();
    document.querySelector("#trouble input, #trouble button")?.focus();
    return;
  }
  for (const c of cells) isStored(c.box);
  sessionStorage.setItem("says", says);
  again();
}
addEventListener("carried", () => sessionStorage.setItem("past", JSON.stringify(past.slice(-50))));

// What was not stored because the session had ended is sent again when the person has
// signed in in place; the boxes have kept what was typed. All that is sent names the
// person whose page it is: the server takes it of nobody else, until they say that it is
// theirs.
const personHeader = "Page-Person";
// What is sent from a page that stays open says from which: the server takes what follows
// on what the page itself has stored, and asks of all else that it has not seen.
const page = (crypto.randomUUID?.() ?? String(Math.random()).slice(2)).slice(0, 13);
const keyed = (request) => page + "|" + request;
document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers[personHeader] = document.body.dataset.person;
  if (detail.parameters.request) detail.parameters.request = keyed(detail.parameters.request);
});
document.addEventListener("formdata", (event) => { if (document.body.dataset.person) event.formData.set("page-person", document.body.dataset.person); });
const unsent = [];
const resend = () => { for (const send of unsent.splice(0)) send(); };
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (event.detail.xhr.status === 401 && form.matches?.("form")) unsent.push(() => form.isConnected && form.requestSubmit());
});
function whose() {
  for (const b of document.querySelectorAll("#trouble [data-whose]")) b.textContent = document.body.dataset.name;
}
document.addEventListener("htmx:afterSwap", () => {
  document.querySelector("#trouble input[name=account]")?.focus();
  whose();
  const notice = document.querySelector("#trouble [data-signed-in]");
  if (!notice) return;
  notice.remove();
  resend();
});
document.addEventListener("click", (event) => {
  const button = event.target;
  if (button.dataset?.drop !== undefined) drop();
  if (button.dataset?.own === undefined) return;
  Object.assign(document.body.dataset, { person: button.dataset.own, name: button.dataset.ownName });
  document.querySelector("header .who a .off").textContent = button.dataset.ownName;
  document.querySelector("#trouble").replaceChildren();
  resend();
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
  learn();
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

// What was refused is no longer told when the next deed has succeeded.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status < 400 && detail.requestConfig.verb !== "get") document.querySelector("#trouble [data-passes]")?.remove();
});

// Text that was typed has no place any more: it is shown, to be copied.
addEventListener("lost", (event) => {
  const box = document.createElement("div");
  box.className = "trouble";
  box.innerHTML = `<h3>下面的字没有存，页面上放它的地方已经没有了</h3><div class="acts"><button class="btn tiny" type="button" data-close>知道了</button></div>`;
  for (const k of event.detail) {
    const p = document.createElement("p");
    p.className = "stored";
    p.textContent = `${k.label}：${k.value}`;
    box.lastChild.before(p);
  }
  document.querySelector("#trouble").replaceChildren(box);
});

// It keeps itself as a draft a moment after the last key, and when the page is left.
const waiting = new WeakMap();
document.addEventListener("submit", (event) => clearTimeout(waiting.get(event.target)));
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
  if (document.visibilityState === "hidden") for (const form of document.querySelectorAll("[data-draft]")) if (unsaved(form).length > 0) keepDraft(form);
});

// The figure that is looked for goes into the text where the caret stands.
let lastText = null;
document.addEventListener("focusout", (event) => { if (event.target.matches?.("textarea.text")) lastText = event.target; });
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-insert]") || !lastText || lastText.readOnly || event.target.value === "") return;
  lastText.setRangeText(`{{${event.target.value}}}`, lastText.selectionStart, lastText.selectionEnd, "end");
  lastText.dispatchEvent(new Event("input", { bubbles: true }));
  event.target.value = "";
  lastText.focus();
});

// Review: J and K turn to the next and the one before, 1 2 3 judge and lead to what is
// next: the words, or the button that records it; phrases go into the opinion.
document.addEventListener("keydown", (event) => {
  if (event.target.matches?.("input:not([type=radio]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.type === "radio") target.form.querySelector(target.dataset.next).focus();
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
  const item = event.target.dataset.confirm;
  if (item !== undefined && !confirm(`删掉${item ? `“${item}”` : "这一项"}？在“办理记录”里查得到，可以撤销。`)) event.preventDefault();
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
