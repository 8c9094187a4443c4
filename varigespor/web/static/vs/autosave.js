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

  /* Signing in again, in another tab, makes the token of this page an old one: take the new one from the
     page itself, so that both autosave and the form's own button work again. */
  async function renewToken() {
    const page = await fetch(window.location.pathname, { credentials: "same-origin" });
    if (!page.ok || page.redirected) return;
    const parsed = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = parsed.querySelector("input[name=csrfmiddlewaretoken]");
    if (!token) return;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => {
      input.value = token.value;
    });
  }

  function watch(form) {
    const place = document.querySelector(`[data-saved][data-for="${form.id}"]`) || form.querySelector("[data-saved]");
    let timer = 0;
    let sending = false;
    let dirty = false;
    let turnedAway = false;
    let underWay = null;
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
      underWay = new AbortController();
      try {
        if (turnedAway) await renewToken();
        answer = await fetch(form.dataset.draftUrl, {
          method: "POST",
          signal: underWay.signal,
          body: new FormData(form),
          headers: { "X-Requested-With": "fetch" },
          credentials: "same-origin",
          redirect: "error",
        });
      } catch {
        answer = null;
      }
      if (underWay.signal.aborted) return;
      sending = false;
      turnedAway = answer !== null && (answer.status === 401 || answer.status === 403);
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
      if (underWay) underWay.abort();
    });
    place?.querySelector("[data-saved-retry]")?.addEventListener("click", send);
    window.addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
  }

  document.querySelectorAll("form[data-draft-url]").forEach(watch);
})();
