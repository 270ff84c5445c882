// Text that was typed and is not stored: it outlives the exchange of rows and pages,
// and is not left without asking. A control holds such text where it holds something
// else than the server gave it.
"use strict";

const controls = (root) => [...root.querySelectorAll("input, textarea, select")].filter((c) =>
  c.form?.getAttribute("method") === "post" && !c.readOnly && !c.disabled && !c.form.querySelector("[type=password]")
  && !["hidden", "submit", "button", "checkbox", "password"].includes(c.type));
const chosen = (select, which) => [...select.options].filter((o) => o[which]).map((o) => o.value).join("\n");

function differs(c) {
  if (c.type === "radio") return c.checked !== c.defaultChecked;
  if (c.type === "file") return c.files.length > 0;
  if (c.tagName === "SELECT") {
    const given = chosen(c, "defaultSelected") || (c.multiple ? "" : c.options[0]?.value ?? "");
    return chosen(c, "selected") !== given;
  }
  return c.value !== c.defaultValue;
}

// Those of a form that is on its way to another page are stored or told by that page;
// those that a block has stored wait for the page to be made anew.
const stored = new WeakSet();
export const isStored = (c) => stored.add(c);
export const unsaved = (root = document) => controls(root).filter((c) => c.form.dataset.sent === undefined && !stored.has(c) && (differs(c) || c.dataset.unsaved !== undefined));

// What a control is found again by after its row or page was made anew.
function keyOf(c) {
  const f = c.form.elements;
  const path = new URL(c.form.getAttribute("action"), location.href).pathname;
  const same = [...c.form.querySelectorAll("input, textarea, select")].filter((o) => o.name === c.name);
  return [path, f.entry?.value ?? "", f.field?.value ?? "", f.line?.value ?? "", c.name, same.indexOf(c)].join("\u0000");
}

function take(c) {
  return { key: keyOf(c), value: c.value, checked: c.checked, focus: c === document.activeElement,
    from: c.selectionStart ?? null, to: c.selectionEnd ?? null, label: c.getAttribute("aria-label") ?? c.name };
}

// give puts what was typed back where it is not what stands there now.
function give(list) {
  const here = new Map(controls(document).map((c) => [keyOf(c), c]));
  const lost = [];
  for (const kept of list) {
    const c = here.get(kept.key);
    if (!c) { lost.push(kept); continue; }
    for (let at = c.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    const focused = kept.focus && (document.activeElement === document.body || document.activeElement === c);
    if (focused) c.focus();
    if (c.type === "radio") { c.checked = kept.checked; continue; }
    if (!kept.plain && c.value !== kept.value) c.value = kept.value;
    if (focused && c.dataset.grid !== undefined && differs(c)) c.dataset.brought = "yes";
    if (focused && kept.from !== null) c.setSelectionRange(kept.from, kept.to);
  }
  const texts = lost.filter((k) => !k.plain && k.value !== "");
  if (texts.length > 0) dispatchEvent(new CustomEvent("lost", { detail: texts }));
}

// Rows are exchanged under what is being typed.
let held = [];
for (const name of ["htmx:beforeSwap", "htmx:oobBeforeSwap"]) document.addEventListener(name, (event) => {
  if (!event.detail.shouldSwap || event.detail.target.closest(".float")) return;
  const target = event.detail.target;
  held.push(...unsaved(target).filter((c) => differs(c) && c.type !== "file").map((c) => ({ control: c, ...take(c) })));
  const at = document.activeElement;
  if (at?.dataset?.grid !== undefined && target.contains(at) && !differs(at)) held.push({ control: at, plain: true, ...take(at) });
});
for (const name of ["htmx:afterSwap", "htmx:oobAfterSwap"]) document.addEventListener(name, () => {
  const gone = held.filter((k) => !k.control.isConnected);
  held = held.filter((k) => k.control.isConnected);
  give(gone);
});
document.addEventListener("htmx:afterSettle", () => { held = held.filter((k) => k.control.isConnected && !k.plain); });

// What the server has taken is what it gave from then on; what was typed since is not.
const sent = new WeakMap();
let away = 0;
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches?.("form")) return;
  away++;
  sent.set(form, controls(form).map((c) => [c, c.value]));
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { elt, xhr } = event.detail;
  if (xhr.status < 400) for (const [c, value] of sent.get(elt) ?? []) settle(c, value);
  const to = xhr.getResponseHeader("HX-Redirect");
  if (!to || new URL(to, location.href).pathname !== location.pathname) return;
  event.preventDefault();
  again(to);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.requestConfig.elt.matches?.("form")) return; // which may have gone with its row
  away--;
  if (wanted !== null) again(wanted);
});

function settle(c, value) {
  delete c.dataset.unsaved;
  if (c.type === "file") c.value = "";
  else if (c.type === "radio") c.defaultChecked = c.checked;
  else if (c.tagName === "SELECT") for (const o of c.options) o.defaultSelected = o.value === value;
  else c.defaultValue = value;
}

// The page is made anew when all that is under way has been answered.
let wanted = null;
let leaving = false;
export function again(to = location.href) {
  wanted = to;
  setTimeout(() => { if (away === 0 && wanted !== null) refresh(wanted); }); // what waits for an answer goes first
}
function refresh(to) {
  wanted = null;
  const files = unsaved().filter((c) => c.type === "file");
  leaving = files.length === 0;
  carry();
  history.replaceState(null, "", to);
  location.reload();
}

// carry keeps what is typed over the page's being made anew.
function carry() {
  const list = unsaved().filter((c) => c.type !== "file").map(take);
  const at = document.activeElement;
  if (at?.dataset?.grid !== undefined && !list.some((k) => k.focus)) list.push({ plain: true, ...take(at) });
  dispatchEvent(new Event("carried"));
  sessionStorage.setItem("typed", JSON.stringify({ path: location.pathname, person: document.body.dataset.person, list }));
}

// drop makes the page anew without what is typed.
export function drop() {
  leaving = true;
  for (const form of document.forms) form.reset();
  location.reload();
}

addEventListener("DOMContentLoaded", () => {
  const kept = JSON.parse(sessionStorage.getItem("typed") ?? "null");
  sessionStorage.removeItem("typed");
  if (!kept || kept.path !== location.pathname || kept.person !== document.body.dataset.person) return;
  give(kept.list);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("hx-post") && !event.defaultPrevented) form.dataset.sent = "yes";
});
document.addEventListener("input", (event) => { delete event.target.form?.dataset.sent; });
addEventListener("beforeunload", (event) => {
  if (!leaving && unsaved().length > 0) event.preventDefault();
});

// A box takes all of what is pasted or nothing, which it says; a box of one line has a
// blank for a line end, in every browser.
export function pasted(event, say) {
  const box = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!box.matches?.("input, textarea") || box.readOnly || text === "") return;
  const room = box.maxLength < 0 ? Infinity : box.maxLength - (box.value.length - (box.selectionEnd - box.selectionStart));
  const line = box.tagName === "INPUT" ? text.replace(/^[\r\n]+|[\r\n]+$/g, "").replace(/\r\n|[\r\n]/g, " ") : text;
  if (line.length > room) {
    event.preventDefault();
    say(`这一格最多${box.maxLength}个字，粘贴的放不下，没有贴上`);
  } else if (line !== text) {
    event.preventDefault();
    document.execCommand("insertText", false, line); // as if it were typed: the browser can undo it
  }
}
