// Two small buttons under an answer: whether it helped; a "no" asks what was wrong.

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

async function send(rating) {
  const response = await fetch("/chat/ratings", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(rating),
  });
  return response.ok;
}

// The line under the answer of a turn; `rated` is the mark given before.
export function ratingLine(turn, words) {
  const line = document.createElement("div");
  line.className = "rating";
  line.setAttribute("role", "group");
  line.setAttribute("aria-label", words.question);
  const told = document.createElement("span");

  function say(text, ...buttons) {
    told.textContent = text;
    line.replaceChildren(told, ...buttons);
  }

  async function give(mark, reason) {
    let kept = false;
    try {
      kept = await send({ position: turn.id, mark, reason });
    } catch (error) {
      // No network: it can be pressed again.
    }
    if (!kept) ask(words.failed);
    else if (mark === "bad" && !reason) why();
    else say(words.thanks);
  }

  function why() {
    say(words.why, ...Object.entries(words.reasons).map(([reason, text]) => button(text, () => give("bad", reason))));
    line.querySelector("button").focus();
    line.scrollIntoView({ block: "nearest" });
  }

  function ask(text) {
    say(text, button(words.good, () => give("good")), button(words.bad, () => give("bad")));
  }

  if (turn.rated) say(words.thanks);
  else ask(words.question);
  return line;
}
