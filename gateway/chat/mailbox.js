// Messages of this person without an answer: kept in the browser, sent again until the server has them.

const PREFIX = "troly.chat.waiting.";
const PAUSES = [1, 2, 4, 8, 15, 30];
const TIMEOUT_SECONDS = 15;

// Private windows of some browsers have no storage: then messages live as long as the page.
function storage() {
  try {
    const probe = PREFIX + "probe";
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return localStorage;
  } catch (error) {
    return null;
  }
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Mailbox {
  // changed(message, state, sentence): state is "sending", "waiting", "sent", "refused" or "no_cookies".
  // renew(): asks the server for a new identity when it does not know ours any more.
  constructor({ changed, renew }) {
    this.changed = changed;
    this.renew = renew;
    this.storage = storage();
    this.messages = this.stored();
    this.failures = 0;
    this.wake = null;
    addEventListener("online", () => this.hurry());
  }

  // content: {text} or {payload, title}. One key for each message, so that two open pages do not overwrite another.
  add(content) {
    const message = Object.assign({ id: newId(), at: Date.now() }, content);
    this.messages.push(message);
    try {
      if (this.storage) this.storage.setItem(PREFIX + message.id, JSON.stringify(message));
    } catch (error) {
      this.storage = null;
    }
    return message;
  }

  // The message was answered or refused: nothing is left to do for it.
  settle(id) {
    this.messages = this.messages.filter((message) => message.id !== id);
    if (this.storage) this.storage.removeItem(PREFIX + id);
  }

  // The server knows us under another name: what it had taken may not have reached it there.
  sendAllAgain() {
    for (const message of this.messages) message.sent = false;
  }

  isWaiting() {
    return this.messages.length > 0;
  }

  hurry() {
    if (this.wake) this.wake();
  }

  async send() {
    if (this.busy) return this.hurry();
    this.busy = true;
    let message;
    while ((message = this.messages.find((one) => !one.sent))) {
      this.changed(message, "sending");
      const { state, sentence, pause } = await this.post(message);
      if (state === "sent") message.sent = true;
      if (state === "refused") this.settle(message.id);
      if (state !== "again") this.changed(message, state, sentence);
      this.failures = state === "waiting" ? this.failures + 1 : 0;
      if (state === "no_cookies") break;
      if (state === "waiting") await this.rest(pause || PAUSES[Math.min(this.failures, PAUSES.length) - 1]);
    }
    this.busy = false;
  }

  async post(message) {
    const { id, text, payload } = message;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIMEOUT_SECONDS * 1000);
    try {
      const response = await fetch("/chat/messages", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ client_message_id: id, text, payload }),
        credentials: "same-origin",
        signal: limit.signal,
      });
      if (response.status === 202) return { state: "sent" };
      if (response.status === 401) return await this.introduce(message);
      if (response.status === 429 || response.status >= 500) {
        const { sentence } = await response.json().catch(() => ({}));
        return { state: "waiting", sentence, pause: Number(response.headers.get("Retry-After")) };
      }
      const { sentence } = await response.json().catch(() => ({}));
      return { state: "refused", sentence };
    } catch (error) {
      return { state: "waiting" };
    } finally {
      clearTimeout(timer);
    }
  }

  // A server that does not know us right after it has named us: the browser keeps no cookies.
  // Only the person can change that, so nothing is sent until the next message or the next look at the server.
  async introduce(message) {
    if (message.introduced) {
      message.introduced = false;
      return { state: "no_cookies" };
    }
    message.introduced = await this.renew();
    return { state: message.introduced ? "again" : "waiting" };
  }

  rest(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  stored() {
    const messages = [];
    for (const key of this.storage ? Object.keys(this.storage) : []) {
      if (!key.startsWith(PREFIX)) continue;
      try {
        messages.push(Object.assign(JSON.parse(this.storage.getItem(key)), { sent: false }));
      } catch (error) {
        this.storage.removeItem(key);
      }
    }
    return messages.sort((one, other) => one.at - other.at);
  }
}
