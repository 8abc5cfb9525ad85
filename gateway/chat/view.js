// What is seen. Text from anywhere else enters the page as text only, never as markup.

import { ratingLine } from "./rating.js";

const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|((?:\+84|0)\d(?:[ .]?\d){8,9})(?!\d)/g;

function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}

// Addresses and telephone numbers can be pressed.
function addText(parent, text) {
  let at = 0;
  text.replace(LINK, (found, address, number, index) => {
    parent.append(text.slice(at, index));
    const link = make("a", "", found);
    link.href = address || "tel:" + number.replace(/[ .]/g, "");
    if (address) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    parent.append(link);
    at = index + found.length;
    return found;
  });
  parent.append(text.slice(at));
  return parent;
}

export class View {
  // press(button) is called with a button's title and payload, listen(button, text) to hear a text.
  constructor(words, { press, listen }) {
    this.words = words;
    this.press = press;
    this.listen = listen;
    this.log = document.getElementById("log");
    this.status = document.getElementById("status");
    this.greeting = document.getElementById("greeting");
    this.open = new Map();
    this.typing = make("div", "typing");
    this.typing.setAttribute("aria-hidden", "true");
    this.typing.append(make("i"), make("i"), make("i"));
    const first = this.greeting.querySelector(".reply");
    for (const button of first.querySelectorAll("button")) {
      const { payload } = button.dataset;
      button.addEventListener("click", () => this.press({ title: button.textContent, payload }));
    }
    first.insertBefore(this.listenButton(first.querySelector(".bubble").textContent), first.querySelector(".quick"));
  }

  // Forget everything but the greeting.
  clear() {
    while (this.greeting.nextSibling) this.greeting.nextSibling.remove();
    this.open.clear();
  }

  // While many old messages come in, nothing is read out and nothing moves.
  loading(on) {
    this.log.setAttribute("aria-busy", String(on));
    this.log.setAttribute("aria-live", on ? "off" : "polite");
    if (!on) this.toEnd();
  }

  // A message of the person that has no answer yet.
  addMine(id, text) {
    if (this.open.has(id)) return;
    const turn = make("div", "turn");
    turn.append(this.mine(text));
    this.log.insertBefore(turn, this.typing.parentNode === this.log ? this.typing : null);
    this.open.set(id, turn);
    this.toEnd();
  }

  setState(id, text, failed) {
    const turn = this.open.get(id);
    if (!turn) return;
    const mine = turn.querySelector(".mine");
    mine.classList.toggle("failed", Boolean(failed));
    mine.querySelector(".state").textContent = text;
    if (failed) this.open.delete(id);
  }

  // A turn from the server: it completes the message it answers, or stands before those still open.
  addTurn(turn) {
    let place = turn.message && this.open.get(turn.message);
    if (place) {
      place.querySelector(".mine .state").textContent = turn.replies.length ? "" : this.words.sent;
      place.querySelector(".mine .bubble").textContent = turn.said;
      this.open.delete(turn.message);
    } else {
      place = make("div", "turn");
      if (turn.message) place.append(this.mine(turn.said));
      const [next] = this.open.values();
      this.log.insertBefore(place, next || (this.typing.parentNode === this.log ? this.typing : null));
    }
    if (!turn.replies.length) return;
    for (const quick of this.log.querySelectorAll(".quick")) quick.remove();
    for (const reply of turn.replies) place.append(this.reply(reply, turn.speaker));
    place.lastChild.append(this.listenButton(spoken(turn.replies)));
    const quick = place.lastChild.querySelector(".quick");
    if (quick) place.lastChild.append(quick);
    if ("rated" in turn) place.lastChild.append(ratingLine(turn, this.words.rating));
    this.toTurn(place);
  }

  // Something said here in the page, by nobody.
  addNote(text) {
    const place = make("div", "turn");
    place.append(this.reply({ text }, "assistant"));
    this.log.insertBefore(place, this.typing.parentNode === this.log ? this.typing : null);
    this.toEnd();
  }

  setTyping(on) {
    if (on === (this.typing.parentNode === this.log)) return;
    if (on) {
      this.log.append(this.typing);
      this.toEnd();
    } else {
      this.typing.remove();
    }
  }

  // kind: "warning" is seen, "quiet" is for screen readers only.
  setStatus(text, kind) {
    const name = "status" + (kind ? " " + kind : "");
    if (this.status.textContent === text && this.status.className === name) return;
    this.status.className = name;
    this.status.textContent = text;
  }

  mine(text) {
    const mine = make("div", "mine");
    mine.append(make("span", "unseen", this.words.you + ": "), make("p", "bubble", text), make("span", "state"));
    return mine;
  }

  reply(reply, speaker) {
    const box = make("div", "reply");
    const officer = speaker === "officer";
    box.append(make("span", officer ? "who" : "unseen", officer ? this.words.officer : this.words.assistant + ": "));
    if (reply.text) box.append(addText(make("p", "bubble"), reply.text));
    if (reply.cards) {
      const cards = make("ul", "cards");
      for (const card of reply.cards) cards.append(this.card(card));
      box.append(cards);
    }
    if (reply.buttons) box.append(this.buttons("quick", reply.buttons));
    return box;
  }

  card(card) {
    const box = make("li", "card");
    if (/^[a-z_]+$/.test(card.kind || "")) box.classList.add(card.kind);
    box.append(make("h2", "", card.title));
    if (card.lines) {
      const lines = make("ul");
      for (const line of card.lines) lines.append(addText(make("li"), line));
      box.append(lines);
    }
    if (card.buttons) {
      const actions = this.buttons("actions", card.buttons);
      for (const button of actions.children) button.setAttribute("aria-label", button.textContent + ": " + card.title);
      box.append(actions);
    }
    return box;
  }

  buttons(name, buttons) {
    const box = make("div", name);
    for (const { title, payload } of buttons) {
      const button = make("button", "", title);
      button.type = "button";
      button.addEventListener("click", () => this.press({ title, payload }));
      box.append(button);
    }
    return box;
  }

  listenButton(text) {
    const button = make("button", "listen");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M4 10v4h3.500L12 18V6L7.500 10zM15.500 9a4.500 4.500 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11");
    picture.append(path);
    button.append(picture, make("span", "", this.words.listen));
    button.addEventListener("click", () => this.listen(button, text));
    return button;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  // A long answer is read from its beginning.
  toTurn(turn) {
    const long = turn.offsetHeight > this.log.clientHeight - 16;
    this.log.scrollTop = long ? turn.offsetTop - this.log.offsetTop - 8 : this.log.scrollHeight;
  }
}

function spoken(replies) {
  const parts = [];
  for (const reply of replies) {
    if (reply.text) parts.push(reply.text);
    for (const card of reply.cards || []) parts.push([card.title].concat(card.lines || []).join(". "));
  }
  return parts.join(". ");
}
