/* Fields that are drawn anew while somebody types: what was typed meanwhile is never overwritten.
   An answer to an older state of the form is dropped, and the question is asked again. */
(() => {
  "use strict";

  const asked = new WeakMap();
  const typed = (form) => new URLSearchParams(new FormData(form)).toString();

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const form = detail.target?.closest("form");
    if (form) asked.set(detail.elt, typed(form));
  });

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const form = detail.target.closest("form");
    const { elt, triggeringEvent } = detail.requestConfig;
    if (!form || !asked.has(elt) || asked.get(elt) === typed(form)) return;
    detail.shouldSwap = false;
    window.htmx.trigger(elt, triggeringEvent.type);
  });
})();
