// Ready replies into the answer box, Ctrl+Enter, the newest turn in view, what was typed kept on the way.
"use strict";
(() => {
  const toNewest = () => {
    const turns = document.getElementById("turns");
    if (turns) turns.scrollTop = turns.scrollHeight;
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
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
    const news = document.getElementById("news");
    const seen = document.getElementById("seen");
    if (!news || news.dataset.last === news.dataset.shown) return;
    news.dataset.shown = news.dataset.last;
    // A case is closed by what its officer has on the page.
    if (seen) seen.value = news.dataset.last;
    toNewest();
  });

  // What is typed stays, in this tab and for its officer only, while she looks elsewhere; until it is sent.
  const keepDraft = () => {
    const write = document.getElementById("write");
    const box = write?.querySelector("textarea");
    if (!box) return;
    const key = `draft ${write.dataset.officer} ${location.pathname.split("/").slice(0, 3).join("/")}`;
    if (!box.value) box.value = sessionStorage.getItem(key) ?? "";
    document.addEventListener("input", () => sessionStorage.setItem(key, box.value));
    document.addEventListener("click", () => sessionStorage.setItem(key, box.value));
    write.addEventListener("submit", () => sessionStorage.removeItem(key));
  };

  // Who has just answered goes on writing; not before the browser has gone to the place in the address.
  window.addEventListener("load", () => {
    if (location.hash === "#write") document.querySelector("#write textarea")?.focus({ preventScroll: true });
  });

  document.addEventListener("DOMContentLoaded", () => {
    keepDraft();
    toNewest();
  });
})();
