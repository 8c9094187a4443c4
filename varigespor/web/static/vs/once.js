/* A form is sent once: a second click while the first is under way does nothing. The server keeps one row
   without this too; what the second click would meet is the answer to something already done. */
(() => {
  "use strict";
  const UNDER_WAY = 5000; // milliseconds; after that it may be tried again

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (Date.now() - Number(form.dataset.sentAt || 0) < UNDER_WAY) event.preventDefault();
    else form.dataset.sentAt = Date.now();
  });

  // A page that comes back from the browser's memory was not sent.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent-at]").forEach((form) => delete form.dataset.sentAt);
  });
})();
