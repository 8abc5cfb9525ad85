// The box, its results and the log by keyboard: arrows go, Enter opens, x marks, Alt+digit notes, Esc begins anew.
"use strict";
(() => {
  const note = () => document.getElementById("note");
  const form = () => document.getElementById("call");
  let began = 0;

  const rowsOf = (column) => [...column.querySelectorAll("[data-row]")];
  const columns = () => [...document.querySelectorAll("#results .column")].filter((column) => rowsOf(column).length);

  const read = () => note().dispatchEvent(new Event("input", { bubbles: true }));

  // Offsets count code points, as the server does; the note may have changed since they were made.
  const write = (start, end, text) => {
    const letters = [...note().value];
    const before = letters.slice(0, start).join("").trimEnd();
    const behind = letters.slice(end).join("").trimStart();
    note().value = [before, text, behind].filter(Boolean).join(" ").slice(0, note().maxLength);
    note().focus();
    read();
  };

  const change = (element, text) => {
    if (document.getElementById("results").dataset.for !== note().value) return;
    write(Number(element.dataset.start), Number(element.dataset.end), text);
  };

  const clear = () => {
    form().reset();
    document.getElementById("results").replaceChildren();
    document.getElementById("failed").hidden = true;
    began = 0;
    note().focus();
  };

  const toRow = (step, across) => {
    const row = document.activeElement.closest(".row")?.querySelector("[data-row]");
    const all = columns();
    if (!row) {
      all[0] && rowsOf(all[0])[0].focus();
      return;
    }
    const at = all.findIndex((column) => column.contains(row));
    const rows = rowsOf(all[at]);
    const place = rows.indexOf(row);
    if (across) {
      const next = all[at + step];
      if (next) rowsOf(next)[Math.min(place, rowsOf(next).length - 1)].focus();
    } else if (place + step < 0) {
      note().focus();
    } else {
      rows[place + step]?.focus();
    }
  };

  const STEPS = { ArrowDown: [1, false], ArrowUp: [-1, false], ArrowRight: [1, true], ArrowLeft: [-1, true] };

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
      const inNote = event.target === note();
      if (event.altKey && !event.ctrlKey && !event.metaKey) {
        const button = document.querySelector(`[data-alt="${CSS.escape(event.code)}"]`);
        if (button) {
          event.preventDefault();
          button.click();
        }
        return;
      }
      if (event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (typing && !inNote) note().focus();
        else clear();
      } else if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) {
        event.preventDefault(); // a line that is typed is no form to be sent
        if (inNote) toRow(1, false);
        else event.target.blur();
      } else if (event.key in STEPS && (inNote ? event.key === "ArrowDown" : !typing)) {
        const inside = event.target.closest(".row");
        if (!inNote && !inside) return;
        event.preventDefault();
        toRow(...STEPS[event.key]);
      } else if (event.key === "x" && !typing) {
        const box = document.activeElement.closest(".row")?.querySelector("[name=pick]");
        if (box) {
          event.preventDefault();
          event.stopImmediatePropagation();
          box.click();
        }
      }
    },
    true,
  );

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("button[data-write]");
    if (button) change(button, button.dataset.write);
    if (event.target.closest("[data-print]")) window.print();
  });

  document.addEventListener("change", (event) => {
    const element = event.target;
    if (element.matches("select[data-start]") && element.value) change(element, element.value);
    if (element.matches("input[data-write]") && element.value && element.checkValidity())
      change(element, element.dataset.write.replace("{number}", element.value.replace(".", ",")));
  });

  document.addEventListener("input", (event) => {
    if (event.target === note() && note().value && !began) began = Date.now();
  });

  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.path === "/caller/log")
      event.detail.parameters.seconds = String(began ? Math.round((Date.now() - began) / 1000) : 0);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "results") {
      event.target.dataset.for = event.detail.requestConfig.parameters.note;
      document.getElementById("failed").hidden = true;
    }
  });

  const failed = () => {
    document.getElementById("failed").hidden = false;
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("call-logged", clear);

  // A slip may be printed again.
  document.addEventListener("submit", (event) => {
    if (event.target === form()) setTimeout(() => delete form().dataset.sent);
  });
})();
