// Communes of a notice: all of a former district at once, how many are chosen, and that some are wanted.
"use strict";
(() => {
  const boxes = () => [...document.querySelectorAll('input[name="communes"]')];

  const count = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    const shown = document.querySelector("[data-count]");
    if (shown) shown.textContent = String(chosen);
    const some = document.querySelector('input[name="where"][value="some"]');
    if (chosen && some) some.checked = true;
  };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-tick]") : null;
    if (!button) return;
    const own = [...button.closest("fieldset").querySelectorAll('input[type="checkbox"]')];
    const all = own.every((box) => box.checked);
    for (const box of own) box.checked = !all;
    count();
    button.closest("form").dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "communes") count();
    if (event.target instanceof HTMLInputElement && event.target.value === "some" && event.target.checked) {
      document.querySelector("details")?.setAttribute("open", "");
    }
  });
})();
