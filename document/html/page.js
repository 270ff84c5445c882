(function () {
  "use strict";
  var box = document.getElementById("account");
  var menu = document.querySelector("#contents details");
  if (menu && window.matchMedia("(max-width:640px)").matches) menu.open = false;
  window.addEventListener("beforeprint", function () { if (menu) menu.open = true; });
  if (!box || !box.showModal) return;
  var body = box.querySelector(".account-body");
  var back = box.querySelector(".account-back");
  var trail = [];
  function show(note) {
    body.textContent = "";
    for (var n = note.firstElementChild; n; n = n.nextElementSibling) {
      if (n.className !== "back") body.appendChild(n.cloneNode(true));
    }
    back.hidden = trail.length < 2;
    body.scrollTop = 0;
  }
  function stand(beside) {
    box.style.cssText = "";
    if (window.matchMedia("(max-width:640px)").matches) return;
    var at = beside.getBoundingClientRect(), w = box.offsetWidth, h = box.offsetHeight;
    var top = at.bottom + 8;
    if (top + h > innerHeight - 12) top = at.top - h - 8;
    if (top < 12) top = Math.max(12, innerHeight - h - 12);
    box.style.margin = "0";
    box.style.top = top + "px";
    box.style.left = Math.max(12, Math.min(at.left - 16, innerWidth - w - 28)) + "px";
  }
  function noteOf(target) {
    var shape = target.closest("svg [data-of]");
    if (shape) return [shape, document.getElementById("n-" + shape.getAttribute("data-of"))];
    var link = target.closest("a.f");
    return [link, link && document.getElementById(link.getAttribute("href").slice(1))];
  }
  document.addEventListener("click", function (e) {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    var hit = noteOf(e.target);
    if (!hit[1]) return;
    e.preventDefault();
    if (!box.open) {
      trail = [hit[1]];
      show(hit[1]);
      box.showModal();
      stand(hit[0]);
    } else {
      trail.push(hit[1]);
      show(hit[1]);
    }
    document.getElementById("account-title").focus();
  });
  box.addEventListener("click", function (e) {
    if (e.target === box || e.target.closest(".account-close")) box.close();
    if (e.target.closest(".account-back")) { trail.pop(); show(trail[trail.length - 1]); }
  });
})();
