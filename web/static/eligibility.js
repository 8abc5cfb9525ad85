// The questions of eligibility: a digit answers, Enter goes on, and the next question has the focus.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const opener = byId("ask");
  const section = byId("eligibility");
  const body = byId("eligibility-body");
  let under = 0; // requests that are not answered yet
  let answered = null; // the question that was answered last
  let goesOn = false; // the focus is to follow
  let passing = null; // the choice that arrows stand on and nobody has taken yet
  let asked = null; // the note of the last request
  let asks = 0; // requests so far
  const asksBefore = new WeakMap(); // by a request of the note
  let left = null; // what stood open, and what was being typed, before the answer came

  const ask = (fact, follow) => {
    answered = fact;
    goesOn = follow;
    passing = null;
    asked = byId("note").value;
    asks += 1;
    htmx.trigger(opener, "ask");
  };

  // What is on its way knows nothing of a mark or a note that came after it.
  const again = () => ask(under ? answered : null, under > 0 && goesOn);

  const details = () => [...body.querySelectorAll("details[id]")];

  // Where the focus stands in what is judged, so that it can be found in what takes its place.
  const placeOf = (element) => {
    if (!body.contains(element)) return "";
    if (element.matches("[data-row]")) return `#${CSS.escape(element.closest("details").id)} > summary`;
    return element.matches("[name=pick]") ? `[name=pick][value="${CSS.escape(element.value)}"]` : "";
  };

  const factOf = (element) => element?.closest?.("[data-fact]");

  const take = (field) => {
    if (field.dataset.taken === field.value && field.type !== "radio") return;
    field.dataset.taken = field.value;
    ask(factOf(field).dataset.fact, true);
  };

  const focusOf = (question) =>
    question.querySelector("input:checked") ?? question.querySelector("input:not([type=hidden])");

  const toNext = () => {
    const questions = [...body.querySelectorAll(".asked [data-fact]")];
    const order = Number(body.querySelector(`[data-fact="${CSS.escape(answered ?? "")}"]`)?.dataset.order ?? -1);
    const next =
      questions.find((one) => one.dataset.fact === answered && one.matches(".wrong")) ??
      questions.find((one) => Number(one.dataset.order) > order && one.dataset.fact !== answered) ??
      questions.find((one) => one.dataset.fact !== answered);
    const nobody = !body.querySelector("[name=topic]:checked") && body.querySelector("[name=topic]");
    (next ? focusOf(next) : nobody || body.querySelector("[data-row]"))?.focus();
  };

  const close = () => {
    htmx.trigger(opener, "htmx:abort");
    section.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };

  opener.addEventListener("click", () => {
    if (section.hidden) {
      section.hidden = false;
      opener.setAttribute("aria-expanded", "true");
      section.focus();
      ask(null, true);
    } else if (section.contains(document.activeElement)) {
      close();
      byId("note").focus();
    } else {
      toNext();
    }
  });

  document.addEventListener("reset", () => {
    close();
    body.replaceChildren();
    byId("judged").textContent = "";
    [under, answered, goesOn, passing, asked, left] = [0, null, false, null, null, null];
  });

  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const choose = (input) => {
    if (input.type === "checkbox") {
      input.click();
      return;
    }
    input.checked = true;
    input.focus();
    take(input);
  };

  // Before all other keys of the page: a digit within the section never notes a call.
  window.addEventListener(
    "keydown",
    (event) => {
      const field = event.target;
      if (!(field instanceof Element) || !section.contains(field) || event.isComposing) return;
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
      const text = field.matches("input[type=text]");
      const radio = field.matches("input[type=radio]");
      const waits = under && goesOn && factOf(field)?.dataset.fact === answered;
      if (waits && (event.key.length === 1 || event.key === "Enter")) {
        stop(event); // the answer is on its way, and the next question is not there yet
      } else if (/^[0-9]$/.test(event.key) && !text) {
        stop(event);
        const group = field.closest("[data-numbers]") ?? factOf(field);
        const inputs = [...(group?.querySelectorAll("input[type=radio], input[type=checkbox]") ?? [])];
        const input = event.key === "0" ? inputs.find((one) => "unknown" in one.dataset) : inputs[event.key - 1];
        if (input) choose(input);
      } else if (event.key === "Enter" && text) {
        stop(event);
        if (!field.value.trim()) field.value = "?";
        take(field);
      } else if (event.key === "Enter" && field.matches("[name=topic]")) {
        stop(event);
        toNext();
      } else if (radio && (event.key === "Enter" || event.key === " ")) {
        const chosen = event.key === " " ? field : field.closest("[data-fact]").querySelector("input:checked");
        stop(event);
        if (chosen) choose(chosen);
      } else if (radio && event.key.startsWith("Arrow")) {
        passing = field.name;
      }
    },
    true,
  );

  section.addEventListener("pointerdown", () => (passing = null));
  section.addEventListener("focusout", (event) => {
    if (!passing || event.target.name !== passing || event.relatedTarget?.name === passing) return;
    const chosen = factOf(event.target)?.querySelector("input:checked");
    passing = null;
    if (chosen) take(chosen);
  });
  section.addEventListener("change", (event) => {
    const field = event.target;
    if (field.name === "topic") ask(null, false);
    else if (field.name.startsWith("fact.") && field.name !== passing) take(field);
  });
  section.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-unknown]");
    if (!button) return;
    const field = factOf(button).querySelector("input[type=text]");
    field.value = "?";
    take(field);
  });

  document.addEventListener("change", (event) => {
    if (event.target.name === "pick" && under) again();
  });

  document.addEventListener("htmx:beforeSend", (event) => asksBefore.set(event.detail.xhr, asks));
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === opener) under += 1;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== opener) return;
    under = Math.max(0, under - 1);
  });
  // A request that another one replaces is no failure: its answers are in that one.
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
    document.addEventListener(name, (event) => {
      if (event.detail.elt !== opener) return;
      for (const one of body.querySelectorAll("[data-taken]")) {
        delete one.dataset.taken; // it can be sent again
        if (one.value === "?" && one.type === "text") one.value = "";
      }
    });

  // What is typed into another field meanwhile stays; what was opened stays open.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== body) return;
    const at = document.activeElement;
    const follows = goesOn && (at === document.body || at === section || factOf(at)?.dataset.fact === answered);
    const typed = !follows && body.contains(at) && at.matches("input[type=text]") ? { id: at.id, value: at.value } : null;
    const turned = details().filter((one) => String(one.open) !== one.dataset.open && one.id !== `known-${answered}`);
    left = { follows, typed, place: placeOf(at), turned: new Map(turned.map((one) => [one.id, one.open])) };
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const { target, requestConfig, xhr } = event.detail;
    if (target === body && left) {
      for (const one of details()) {
        one.dataset.open = String(one.open);
        one.open = left.turned.get(one.id) ?? one.open;
      }
      const field = left.typed && byId(left.typed.id);
      if (field) field.value = left.typed.value;
      if (left.follows && body.querySelector(".topics")) toNext();
      else if (left.place) body.querySelector(left.place)?.focus();
      left = null;
    }
    // Another note may tell more of the person, and was not read with what is answered since; nobody sees it while the section is closed, unless it is told.
    const seen = !section.hidden || body.querySelector("[name=pick]:checked");
    const isOld = requestConfig.parameters.note !== asked || asksBefore.get(xhr) !== asks;
    if (target.id === "results" && seen && isOld) again();
  });
})();
