// What stands above the conversation: notices of the Center, and that the assistant is off.

const LOOK_SECONDS = 60;

async function look(box) {
  let notices;
  try {
    const response = await fetch("/chat/notices", { credentials: "same-origin" });
    if (!response.ok) return;
    ({ notices } = await response.json());
  } catch (error) {
    return; // what was shown stays
  }
  const shown = [...box.children].map((one) => one.textContent);
  if (shown.join("\0") === notices.join("\0")) return;
  box.replaceChildren(
    ...notices.map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    }),
  );
  box.hidden = !notices.length;
}

export function showNotices(box) {
  setInterval(() => document.hidden || look(box), LOOK_SECONDS * 1000);
  document.addEventListener("visibilitychange", () => document.hidden || look(box));
  return look(box);
}
