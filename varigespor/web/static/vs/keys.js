/* The keyboard: / n u j k Enter, Ctrl+Enter, Esc, ?. An improvement; every page works without it.
   Single letters never act inside a field and can be switched off in the list that "?" opens. */
(() => {
  "use strict";

  const OFF = "vs_keys=off";
  const dialog = document.getElementById("taster");
  const toggle = document.getElementById("taster-fra");

  const lettersOff = () => document.cookie.split("; ").includes(OFF);
  const inField = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const rows = () => [...document.querySelectorAll("[data-rows] > tr, [data-rows] > li")].filter((row) => row.querySelector("a"));

  function press(letter) {
    const target = document.querySelector(`[data-key="${letter}"]`);
    if (target) target.click();
    return target !== null;
  }

  function focusSearch() {
    const box = [...document.querySelectorAll('[role="search"] input[type="search"]')].find((input) => input.offsetParent);
    if (box) box.focus();
    return box !== undefined;
  }

  function moveRow(by) {
    const all = rows();
    if (all.length === 0) return false;
    const here = all.findIndex((row) => row.classList.contains("focusrow"));
    const next = Math.min(Math.max(here + by, 0), all.length - 1);
    all.forEach((row) => row.classList.remove("focusrow"));
    all[next].classList.add("focusrow");
    all[next].querySelector("a").focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  function showKeys() {
    if (!dialog || typeof dialog.showModal !== "function") return false;
    if (!dialog.open) dialog.showModal();
    return true;
  }

  function save(field) {
    const form = field.closest("form");
    if (!form) return false;
    form.requestSubmit(form.querySelector(".button-primary[type=submit]") || form.querySelector("[type=submit]"));
    return true;
  }

  function closeOpen() {
    const open = document.querySelector("details.menu[open]");
    if (open) open.open = false;
    else if (document.activeElement) document.activeElement.blur();
    return false;
  }

  const LETTERS = {
    "/": focusSearch,
    "?": showKeys,
    j: () => moveRow(1),
    k: () => moveRow(-1),
    n: () => press("n"),
    u: () => press("u"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (save(event.target)) event.preventDefault();
      return;
    }
    if (event.key === "Escape") {
      closeOpen();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || lettersOff() || inField(event.target)) return;
    if (dialog && dialog.open) return;
    const act = LETTERS[event.key];
    if (act && act()) event.preventDefault();
  });

  document.querySelectorAll('a[href="#taster"]').forEach((link) => {
    link.addEventListener("click", (event) => {
      if (showKeys()) event.preventDefault();
    });
  });

  if (toggle) {
    toggle.closest("[hidden]")?.removeAttribute("hidden");
    toggle.checked = lettersOff();
    toggle.addEventListener("change", () => {
      const age = toggle.checked ? 31536000 : 0;
      document.cookie = `${OFF}; path=/; max-age=${age}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    });
  }
})();
