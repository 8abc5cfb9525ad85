// Ready replies into the answer box, Ctrl+Enter, the newest turn in view, and a sound when more people wait.
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

  const toNewest = () => {
    const turns = document.getElementById("turns");
    if (turns) turns.scrollTop = turns.scrollHeight;
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-sound]")) {
      localStorage.setItem(KEPT, sounds() ? "off" : "on");
      showSound();
    }
    const ready = event.target.closest("[data-ready]");
    const box = document.querySelector("#write textarea");
    if (ready && box) {
      const start = box.value.trim() ? `${box.value.trimEnd()}\n` : "";
      box.value = start + ready.dataset.ready;
      box.focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
  });

  document.addEventListener("htmx:afterSettle", () => {
    count();
    const news = document.getElementById("news");
    const seen = document.getElementById("seen");
    if (!news || news.dataset.last === news.dataset.shown) return;
    news.dataset.shown = news.dataset.last;
    // A case is closed by what its officer has on the page.
    if (seen) seen.value = news.dataset.last;
    toNewest();
  });

  document.addEventListener("DOMContentLoaded", () => {
    showSound();
    toNewest();
  });
})();
