// Live updates and pickers. Every page works without this script.
(() => {
  "use strict";
  const words = document.body.dataset;
  const status = document.querySelector("[data-live-status]");

  let fading = 0;

  // Says something politely, with a link that refreshes the page. Texts only, never markup. What asks for nothing goes
  // away by itself, but not while a link that asks for something is there.
  function say(text, withLink) {
    if (!status || (!withLink && status.querySelector("a"))) return;
    clearTimeout(fading);
    status.replaceChildren(document.createTextNode(text + (withLink ? " " : "")));
    if (!withLink) {
      fading = setTimeout(() => status.replaceChildren(), 6000);
      return;
    }
    const link = document.createElement("a");
    link.href = location.href.split("#")[0];
    link.textContent = words.refresh;
    status.append(link);
  }

  // Whether somebody is working in this part: its replacement would lose what they did.
  function isInUse(part) {
    if (part.contains(document.activeElement)) return true;
    return [...part.querySelectorAll("input, select, textarea")].some((field) => {
      if (field.type === "hidden") return false;
      if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
      if (field.options) {
        const chosen = [...field.options].findIndex((option) => option.defaultSelected);
        return field.selectedIndex !== Math.max(chosen, 0);
      }
      return field.value !== field.defaultValue;
    });
  }

  // Takes this part from the page as the server makes it now. A parsed document runs no script of its own.
  async function replace(part) {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return say(words.changed, true);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (!fresh || isInUse(part)) return say(words.changed, true);
    const open = new Set([...part.querySelectorAll("details[open]")].map((element) => element.id));
    part.replaceChildren(...document.importNode(fresh, true).childNodes);
    for (const element of part.querySelectorAll("details[id]")) if (open.has(element.id)) element.open = true;
    part.querySelectorAll("select[data-picker]").forEach(addSearch);
    say(words.updated, false);
  }

  function follow(part) {
    let source = null, timer = 0, wait = 1000, failures = 0, changed = 0;
    // Several changes within a second are one.
    function change() {
      clearTimeout(changed);
      changed = setTimeout(() => {
        if (part.dataset.liveMode !== "replace" || isInUse(part)) return say(words.changed, true);
        replace(part).catch(() => say(words.changed, true));
      }, 300 + Math.random() * 700);
    }
    function close() {
      clearTimeout(timer);
      source?.close();
      source = null;
    }
    function open() {
      close();
      source = new EventSource(part.dataset.live);
      source.addEventListener("open", () => {
        // What happened during a long break is not known.
        if (failures > 2) change();
        wait = 1000;
        failures = 0;
      });
      source.addEventListener("change", change);
      source.addEventListener("error", () => {
        close();
        failures += 1;
        if (failures === 3) say(words.lost, true);
        timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
        wait = Math.min(wait * 2, 60000);
      });
    }
    let hiddenAt = 0;
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) {
        hiddenAt = Date.now();
        return close();
      }
      // A page that was away may have missed a change.
      if (hiddenAt && Date.now() - hiddenAt > 2000) change();
      open();
    });
    addEventListener("pagehide", close);
    if (!document.hidden) open();
  }

  // Adds a search field above a long list; the list itself stays a select, with its name and its value.
  function addSearch(select) {
    const all = [...select.options];
    const search = document.createElement("input");
    const count = document.createElement("p");
    search.type = "search";
    search.autocomplete = "off";
    search.placeholder = words.search;
    const label = select.labels[0]?.firstChild?.textContent?.trim() ?? "";
    search.setAttribute("aria-label", words.search + ": " + label);
    search.setAttribute("aria-controls", select.id);
    count.className = "picker-count";
    count.setAttribute("role", "status");
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    search.addEventListener("input", () => {
      const parts = plain(search.value).split(/\s+/).filter(Boolean);
      const chosen = select.value;
      const shown = all.filter((option, index) =>
        index === 0 || option.value === chosen || parts.every((part) => plain(option.textContent).includes(part)));
      select.replaceChildren(...shown);
      select.value = chosen;
      const found = shown.filter((option, index) =>
        index > 0 && parts.every((part) => plain(option.textContent).includes(part))).length;
      count.textContent = parts.length ? found + " " + words.found : "";
    });
    // Enter would send the form while somebody is still choosing.
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      select.focus();
    });
    select.before(search, count);
  }

  document.querySelectorAll("select[data-picker]").forEach(addSearch);
  document.querySelectorAll("[data-live]").forEach(follow);
  // The first thing to read after a form was refused.
  document.querySelector("[data-focus]")?.focus();
})();
