// Turns from the server, each once and in order: by an event stream, by asking where streams do not come through.

const AT_ONCE = 50; // turns in one answer of the server
const LOOK_SECONDS = 2.5;
const IDLE_LOOKS = 6; // without a stream and without a question, only every sixth look asks
const STREAM_AGAIN_SECONDS = 30;

export class Turns {
  // turn(turn): the next one. unanswered(id): a message that will get no turn now. stranger(): the server knows us under another name. expecting(): an answer is due.
  // connected(on): whether the server can be reached.
  constructor({ turn, unanswered, stranger, expecting, connected }) {
    Object.assign(this, { turn, unanswered, stranger, expecting, connected });
    this.last = 0;
    this.name = "";
    this.streaming = false;
    this.looks = 0;
    addEventListener("online", () => this.load());
    addEventListener("pageshow", (event) => event.persisted && this.load());
    document.addEventListener("visibilitychange", () => document.hidden || this.load());
    setInterval(() => this.look(), LOOK_SECONDS * 1000);
  }

  // Everything new; true when the server answered.
  load() {
    if (!this.loading) {
      this.loading = this.ask().finally(() => {
        this.loading = null;
      });
    }
    return this.loading;
  }

  async ask() {
    try {
      let more = true;
      let renamed = false;
      while (more) {
        const response = await fetch("/chat/history?after=" + this.last, { credentials: "same-origin" });
        if (!response.ok) throw new Error(String(response.status));
        const { name, turns, unanswered } = await response.json();
        const stranger = this.name && this.name !== name;
        this.name = name;
        if (stranger) {
          this.last = 0;
          this.stranger();
        } else {
          for (const turn of turns) this.take(turn);
          for (const id of unanswered) this.unanswered(id);
        }
        // A browser that keeps no cookies gets another name each time: asking on would never end.
        more = (stranger && !renamed) || turns.length >= AT_ONCE;
        renamed = stranger;
      }
      this.connected(true);
      return true;
    } catch (error) {
      this.connected(false);
      return false;
    }
  }

  take(turn) {
    if (turn.id <= this.last) return;
    this.last = turn.id;
    this.turn(turn);
  }

  open() {
    if (!window.EventSource) return;
    if (this.stream) this.stream.close();
    this.stream = new EventSource("/chat/events?after=" + this.last);
    this.stream.addEventListener("open", (event) => {
      // Without data it is only the connection, which a proxy may hold; with data something came through.
      if (!event.data) return;
      this.streaming = true;
      this.connected(true);
    });
    this.stream.addEventListener("turn", (event) => {
      const turn = JSON.parse(event.data);
      if (turn.id > this.last + 1) this.load();
      else this.take(turn);
    });
    this.stream.addEventListener("error", () => {
      this.streaming = false;
      if (this.stream.readyState === EventSource.CLOSED) setTimeout(() => this.open(), STREAM_AGAIN_SECONDS * 1000);
    });
  }

  look() {
    this.looks += 1;
    if (document.hidden) return;
    if (this.expecting() || (!this.streaming && this.looks % IDLE_LOOKS === 0)) this.load();
  }
}
