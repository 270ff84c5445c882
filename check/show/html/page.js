"use strict";
(() => {
  const items = [...document.querySelectorAll("#findings > li")];
  const marks = [...document.querySelectorAll("mark")];
  const boxes = [...document.querySelectorAll("input[data-grade]")];
  const rule = document.getElementById("rule");
  const of = (m) => m.dataset.n.split(" ");
  let now = null;

  for (const r of [...new Set(items.map((i) => i.dataset.rule))].sort()) {
    rule.append(new Option(r, r));
  }

  function filter() {
    const on = new Set(boxes.filter((b) => b.checked).map((b) => b.dataset.grade));
    const shown = new Set();
    for (const i of items) {
      i.hidden = !on.has(i.dataset.grade) || (rule.value && i.dataset.rule !== rule.value);
      if (!i.hidden) shown.add(i.dataset.n);
    }
    for (const m of marks) m.classList.toggle("off", !of(m).some((n) => shown.has(n)));
  }

  function choose(item, from) {
    if (!item) return;
    now = item;
    for (const i of items) i.classList.toggle("on", i === item);
    let first = null;
    for (const m of marks) {
      const here = of(m).includes(item.dataset.n);
      m.classList.toggle("on", here);
      if (here && !first) first = m;
    }
    if (from !== "text" && first) first.scrollIntoView({ block: "center" });
    if (from !== "list") item.scrollIntoView({ block: "nearest" });
  }

  for (const i of items) {
    i.addEventListener("click", () => choose(i, "list"));
    i.addEventListener("keydown", (e) => { if (e.key === "Enter") choose(i, "list"); });
  }
  for (const m of marks) {
    m.addEventListener("click", () => choose(items.find((i) => !i.hidden && of(m).includes(i.dataset.n)), "text"));
  }
  for (const b of document.querySelectorAll(".advice button")) {
    b.addEventListener("click", (e) => {
      e.stopPropagation();
      const li = b.closest("li");
      const text = [...li.querySelectorAll("p")].filter((p) => !p.classList.contains("advice") && !p.classList.contains("what")).map((p) => p.textContent.trim());
      text.push(b.previousElementSibling.textContent.trim());
      const done = () => { b.textContent = "已复制"; setTimeout(() => { b.textContent = "复制意见"; }, 1500); };
      const old = () => {
        const t = document.createElement("textarea");
        t.value = text.join("\n");
        document.body.append(t);
        t.select();
        document.execCommand("copy");
        t.remove();
        done();
      };
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text.join("\n")).then(done, old); else old();
    });
  }
  document.addEventListener("keydown", (e) => {
    if (e.target.matches("input, select, textarea") || e.ctrlKey || e.metaKey || e.altKey || (e.key !== "j" && e.key !== "k")) return;
    const shown = items.filter((i) => !i.hidden);
    const at = shown.indexOf(now);
    choose(shown[e.key === "j" ? Math.min(at + 1, shown.length - 1) : Math.max(at - 1, 0)], "key");
    e.preventDefault();
  });
  for (const b of boxes) b.addEventListener("change", filter);
  rule.addEventListener("change", filter);
  const linked = /^#f(\d+)$/.exec(location.hash); // a link to one finding
  if (linked) choose(items.find((i) => i.dataset.n === String(linked[1] - 1)), "link");
})();
