// The chat page: what the person writes goes to the mailbox, what the server says goes to the view.

import { Mailbox } from "./mailbox.js";
import { showNotices } from "./notices.js";
import { askedByAddress } from "./opening.js";
import { Turns } from "./turns.js";
import { View } from "./view.js";
import { hearPerson, Reader } from "./voice.js";

const settings = JSON.parse(document.getElementById("settings").textContent);
const words = settings.words;
const writing = document.getElementById("writing");
const composer = document.getElementById("composer");

let reachable = true;
let cookies = true;
let speaker = "assistant";

const reader = new Reader(words);
const view = new View(words, {
  press: (button) => say({ payload: button.payload, title: button.title }),
  listen: (button, text) => reader.toggle(button, text),
});

const mailbox = new Mailbox({
  changed(message, state, sentence) {
    const { sending, waiting, sent, not_sent } = words;
    const shown = { sending, waiting, sent, refused: not_sent, no_cookies: not_sent };
    view.setState(message.id, shown[state], state === "refused");
    // While it is tried once more, nothing is known that was not known before.
    if (state !== "sending") cookies = state !== "no_cookies";
    if (state === "refused" && sentence) view.addNote(sentence);
    reachable = state !== "waiting" || Boolean(sentence);
    refresh(state === "waiting" ? sentence : "");
  },
  renew: () => turns.load(),
});

const turns = new Turns({
  turn(turn) {
    if (turn.message) mailbox.settle(turn.message);
    speaker = turn.speaker;
    view.addTurn(turn);
    refresh();
  },
  unanswered(id) {
    const message = mailbox.messages.find((one) => one.id === id);
    if (!message) return;
    view.addMine(id, message.title || message.text);
    view.setState(id, words.not_answered, true);
    view.addNote(settings.service_down);
    mailbox.settle(id);
    refresh();
  },
  stranger() {
    view.clear();
    mailbox.sendAllAgain();
    showWaiting();
    turns.open();
    mailbox.send();
  },
  expecting: () => mailbox.messages.some((message) => message.sent),
  connected(on) {
    reachable = on;
    refresh();
  },
});

function refresh(sentence) {
  const waiting = mailbox.isWaiting();
  view.setTyping(waiting && reachable && cookies && speaker === "assistant");
  if (sentence) view.setStatus(sentence, "warning");
  else if (!cookies) view.setStatus(words.no_cookies, "warning");
  else if (!reachable && (waiting || !navigator.onLine)) view.setStatus(words.offline, "warning");
  else view.setStatus(waiting && speaker === "assistant" ? words.typing : "", "quiet");
}

function showWaiting() {
  for (const message of mailbox.messages) view.addMine(message.id, message.title || message.text);
}

function say(content) {
  const message = mailbox.add(content);
  view.addMine(message.id, message.title || message.text);
  mailbox.send();
}

function grow() {
  writing.style.height = "auto";
  writing.style.height = writing.scrollHeight + 4 + "px";
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = writing.value.trim();
  if (!text) {
    writing.focus();
    return;
  }
  if (text.length > settings.longest) {
    view.addNote(settings.too_long);
    return;
  }
  writing.value = "";
  grow();
  writing.focus();
  say({ text });
});

writing.addEventListener("input", grow);
writing.addEventListener("keydown", (event) => {
  // Vietnamese input methods end a word with Enter while composing.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  composer.requestSubmit ? composer.requestSubmit() : composer.dispatchEvent(new Event("submit", { cancelable: true }));
});

hearPerson(document.getElementById("microphone"), writing, {
  words,
  status: (text, kind) => view.setStatus(text, kind),
});

async function begin() {
  showNotices(document.getElementById("notices"));
  view.loading(true);
  await turns.load();
  showWaiting();
  view.loading(false);
  turns.open();
  mailbox.send();
  refresh();
  const asked = await askedByAddress();
  if (asked) say({ text: asked });
}

begin();
