// The box, its results and the log by keyboard: arrows go, Enter opens, x marks, Alt+digit notes, Esc begins anew.
"use strict";
(() => {
  const KEPT = "caller-note";
  const KEPT_MS = 15 * 60 * 1000;
  const byId = (id) => document.getElementById(id);
  const note = () => byId("note");
  const form = () => byId("call");
  let began = 0;
  let edited = null; // the recap as the officer has written it; null while it is ours
  const looking = new Set(); // requests that only look something up, and are not answered yet
  const LOOKS = ["/caller/results", "/caller/told", "/caller/eligibility", "/caller/conversations"];

  const rowsOf = (column) => [...column.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length);
  const columns = () =>
    [...document.querySelectorAll("#eligibility .column, #results .column")].filter((column) => rowsOf(column).length);

  const fill = (text) => {
    note().value = text.slice(0, note().maxLength);
    note().focus();
    note().dispatchEvent(new Event("input", { bubbles: true }));
  };

  const join = (...parts) => parts.map((part) => part.trim()).filter(Boolean).join(" ");

  // Offsets count code points, as the server does; the note may have changed since they were made.
  const change = (element, text) => {
    if (byId("results").dataset.for !== note().value) return;
    const letters = [...note().value];
    const behind = letters.slice(Number(element.dataset.end)).join("");
    fill(join(letters.slice(0, Number(element.dataset.start)).join(""), text, behind));
  };

  const clear = () => {
    form().reset();
    for (const request of [...looking]) request.abort(); // its answer would be the next caller's
    byId("results").replaceChildren();
    byId("told").replaceChildren();
    byId("recipients").replaceChildren();
    byId("failed").hidden = true;
    document.querySelector(".adding").open = false;
    began = 0;
    edited = null;
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

  const press = (target) => (target.matches("input") ? target.focus() : target.click());

  // A value chosen for a condition that is there, or one to be added behind what is typed.
  const take = (element) => {
    if (!element.value || !element.checkValidity()) return;
    const written = element.value.replace(".", element.type === "number" ? "," : ".");
    const pattern = element.dataset.write ?? element.dataset.add;
    const text = pattern ? pattern.replace("{number}", written) : written;
    if ("start" in element.dataset) {
      change(element, text);
    } else {
      element.value = "";
      fill(join(note().value, text));
    }
  };

  const chooses = (element) => element.matches("select[data-start], select[data-add]");

  // By arrows one passes values that are not meant; Enter, or going on, takes the one that is.
  let passing = null;

  document.addEventListener("pointerdown", () => (passing = null));
  document.addEventListener("focusout", (event) => {
    if (passing !== event.target) return;
    passing = null;
    take(event.target);
  });

  document.addEventListener("change", (event) => {
    const element = event.target;
    if (chooses(element) ? element !== passing : element.matches("input[data-write], input[data-add]")) take(element);
  });

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
      const inNote = event.target === note();
      if (event.altKey && !event.ctrlKey && !event.metaKey) {
        const target = document.querySelector(`[data-alt="${CSS.escape(event.code)}"]`);
        if (target) {
          event.preventDefault();
          press(target);
        }
        return;
      }
      if (event.ctrlKey || event.metaKey) return;
      if (chooses(event.target) && event.key !== "Escape") {
        if (event.key === "Enter") {
          event.preventDefault();
          passing = null;
          take(event.target);
        } else if (event.key !== "Tab" && event.key !== "Shift") {
          passing = event.target;
        }
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopImmediatePropagation();
        passing = null;
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

  // The recap on paper: a box to write in would be cut off at its edge.
  const onPaper = () => {
    byId("paper").dataset.size = byId("paper-size").value;
    byId("paper-text").textContent = byId("recap")?.value ?? "";
  };
  window.addEventListener("beforeprint", onPaper);

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("button[data-write]");
    if (button) change(button, button.dataset.write);
    const whole = event.target.closest("button[data-note]");
    if (whole) fill(whole.dataset.note);
    if (event.target.closest("[data-anew]")) {
      edited = null;
      byId("recap").value = byId("recap").defaultValue;
      event.target.closest("[data-anew]").hidden = true;
      byId("recap").focus();
    }
    if (event.target.closest("[data-print]")) {
      onPaper();
      window.print();
    }
  });

  document.querySelector(".adding").addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelector("input, select").focus();
  });

  document.addEventListener("input", (event) => {
    if (event.target === note() && note().value && !began) began = Date.now();
    if (event.target === byId("recap")) {
      edited = event.target.value;
      document.querySelector("[data-anew]").hidden = false;
    }
  });

  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.path === "/caller/log")
      event.detail.parameters.seconds = String(began ? Math.round((Date.now() - began) / 1000) : 0);
  });

  document.addEventListener("htmx:beforeSend", (event) => {
    if (LOOKS.includes(event.detail.pathInfo.requestPath)) looking.add(event.detail.xhr);
  });
  document.addEventListener("htmx:afterRequest", (event) => looking.delete(event.detail.xhr));

  document.addEventListener("htmx:afterSwap", (event) => {
    byId("failed").hidden = true;
    if (event.target.id === "results") event.target.dataset.for = event.detail.requestConfig.parameters.note;
    const recap = byId("recap");
    if (recap && edited !== null && recap.value !== edited) {
      recap.value = edited;
      document.querySelector("[data-anew]").hidden = false;
    }
  });

  const failed = (event, sentence) => {
    const words = byId("failed").dataset;
    const looks = !["/caller/log", "/caller/send"].some((path) => event.detail.pathInfo.requestPath.startsWith(path));
    byId("failed").textContent = sentence || (looks ? words.unread : words.undone);
    byId("failed").hidden = false;
  };
  // An error comes as a page; its sentence is told here, and what was typed stays.
  document.addEventListener("htmx:responseError", (event) => {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    failed(event, page.querySelector("main > p")?.textContent ?? "");
  });
  for (const name of ["htmx:sendError", "htmx:timeout"])
    document.addEventListener(name, (event) => failed(event, byId("failed").dataset.offline));
  document.addEventListener("call-logged", clear);

  // A session that has ended leads to the log-in; its officer finds the note again afterwards.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (!event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    // What is typed until the page is gone belongs to it too.
    window.addEventListener("pagehide", () => {
      const kept = { note: note().value, officer: form().dataset.officer, at: Date.now() };
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    });
  });
  document.addEventListener("DOMContentLoaded", () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (kept && kept.officer === form().dataset.officer && Date.now() - kept.at < KEPT_MS) fill(kept.note);
  });

  // A slip may be printed again.
  document.addEventListener("submit", (event) => {
    if (event.target === form()) setTimeout(() => delete form().dataset.sent);
  });
})();
