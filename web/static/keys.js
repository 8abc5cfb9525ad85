// Keys that work on every page: g and a letter goes somewhere, / searches, ? tells all keys.
// A page gives a key to a link or button by data-key="x"; nothing happens while somebody types.
"use strict";
(() => {
  const PAUSE_MS = 1500;
  let going = 0;

  const typing = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

  const visible = (element) => element.offsetParent !== null || element.getClientRects().length > 0;

  const find = (selector) => [...document.querySelectorAll(selector)].find(visible);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) {
      event.target.blur();
      return;
    }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const now = Date.now();
    let target = null;
    if (now - going < PAUSE_MS) {
      target = find(`[data-go="${CSS.escape(event.key)}"]`);
      going = 0;
    } else if (event.key === "g") {
      going = now;
    } else if (event.key === "?") {
      target = find('[data-open="keys"]');
    } else if (event.key === "/") {
      target = find("[data-search]");
    } else {
      target = find(`[data-key="${CSS.escape(event.key)}"]`);
    }
    if (!target) return;
    event.preventDefault();
    if (typing(target)) {
      target.focus();
      target.select?.();
    } else {
      target.click();
    }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element ? event.target.closest("[data-open]") : null;
    if (opener) document.getElementById(opener.dataset.open)?.showModal();
  });

  // A second click must not send a form twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === "dialog" || form.matches("[hx-post]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus]")?.focus());
})();
