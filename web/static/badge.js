// On every page of an officer: how many wait stands in the title, and a sound when more do.
"use strict";
(() => {
  const KEPT = "inbox-sound";
  const title = document.title;
  let before = null;

  const sounds = () => localStorage.getItem(KEPT) === "on";

  const showSound = () => {
    const button = document.querySelector("[data-sound]");
    if (button) button.textContent = sounds() ? button.dataset.on : button.dataset.off;
  };

  const count = () => {
    const badge = document.getElementById("badge");
    if (!badge) return;
    const all = Number(badge.dataset.all);
    document.title = all ? `(${all}) ${title}` : title;
    // What waited before the page was opened is not new.
    if (before !== null && all > before && sounds()) document.getElementById("ring")?.play().catch(() => {});
    before = all;
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-sound]")) return;
    localStorage.setItem(KEPT, sounds() ? "off" : "on");
    showSound();
  });

  document.addEventListener("htmx:afterSettle", count);
  document.addEventListener("DOMContentLoaded", showSound);
})();
