/* What is typed is kept as a draft on the server while it is typed; never in the browser's storage.
   <form data-draft-url="…"> … <span data-saved role="status">. Without scripts the form's own buttons save. */
(() => {
  "use strict";

  const PAUSE = 1200;
  const AGAIN = 10000;

  function clockNow() {
    const now = new Date();
    return `${now.getHours()}.${String(now.getMinutes()).padStart(2, "0")}`;
  }

  function watch(form) {
    const place = document.querySelector(`[data-saved][data-for="${form.id}"]`) || form.querySelector("[data-saved]");
    let timer = 0;
    let sending = false;
    let dirty = false;
    let last = place ? place.dataset.last || "" : "";

    function say(text, bad) {
      if (!place) return;
      place.classList.toggle("bad", bad);
      place.querySelector("[data-saved-text]").textContent = text;
      place.querySelector("[data-saved-icons]")?.setAttribute("data-state", bad ? "bad" : dirty || sending ? "busy" : "kept");
      const retry = place.querySelector("[data-saved-retry]");
      if (retry) retry.hidden = !bad;
    }

    function failed(why) {
      dirty = true;
      const since = last ? ` siden kl. ${last}` : "";
      say(`Ikke gemt${since}. ${why}`, true);
      timer = window.setTimeout(send, AGAIN);
    }

    function explain(status) {
      if (status === 409) return "En anden har rettet i mellemtiden. Teksten bliver stående her på siden.";
      if (status === 401 || status === 403) return "Du er logget ud. Log ind i en anden fane, så gemmer vi igen.";
      return "Teksten bliver stående her på siden. Vi prøver igen om 10 sek.";
    }

    async function send() {
      window.clearTimeout(timer);
      if (sending) return;
      sending = true;
      dirty = false;
      say("Gemmer …", false);
      let answer = null;
      try {
        answer = await fetch(form.dataset.draftUrl, {
          method: "POST",
          body: new FormData(form),
          headers: { "X-Requested-With": "fetch" },
          credentials: "same-origin",
          redirect: "error",
        });
      } catch {
        answer = null;
      }
      sending = false;
      if (answer === null || !answer.ok) {
        failed(explain(answer === null ? 0 : answer.status));
        return;
      }
      last = answer.headers.get("X-Saved-At") || clockNow();
      say(`Gemt kl. ${last}`, false);
      if (dirty) plan();
    }

    function plan() {
      dirty = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(send, PAUSE);
    }

    form.addEventListener("input", plan);
    form.addEventListener("change", plan);
    form.addEventListener("submit", () => {
      window.clearTimeout(timer);
      dirty = false;
      sending = false;
    });
    place?.querySelector("[data-saved-retry]")?.addEventListener("click", send);
    window.addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
  }

  document.querySelectorAll("form[data-draft-url]").forEach(watch);
})();
