// Speaking instead of typing, hearing instead of reading: only where the browser has it in Vietnamese.

const LANGUAGE = "vi-VN";

// A button that turns speech into text; it stays hidden where there is no recognition.
export function hearPerson(button, writing, { words, status }) {
  const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
  if (!Recognition) return;
  const recognition = new Recognition();
  recognition.lang = LANGUAGE;
  recognition.interimResults = true;
  let before = "";
  let on = false;
  const set = (now) => {
    on = now;
    button.setAttribute("aria-pressed", String(on));
    status(on ? words.listening : "");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (on) {
      recognition.stop();
      return;
    }
    before = writing.value.trim();
    try {
      recognition.start();
      set(true);
    } catch (error) {
      set(false);
    }
  });
  recognition.addEventListener("result", (event) => {
    const heard = Array.from(event.results, (result) => result[0].transcript).join("");
    writing.value = before ? before + " " + heard : heard;
    writing.dispatchEvent(new Event("input"));
  });
  recognition.addEventListener("end", () => {
    // After an error its explanation stands in the status.
    if (on) set(false);
    writing.focus();
  });
  // Words that arrive late would stand in the box again.
  writing.form.addEventListener("submit", () => on && recognition.abort());
  recognition.addEventListener("error", (event) => {
    set(false);
    if (event.error === "not-allowed" || event.error === "service-not-allowed") status(words.no_microphone, "warning");
  });
}

// Reads texts aloud; buttons appear once there is a Vietnamese voice, another would be gibberish.
export class Reader {
  constructor(words) {
    this.words = words;
    this.button = null;
    this.voice = null;
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) return;
    const look = () => {
      this.voice = speechSynthesis.getVoices().find((voice) => /^vi\b/i.test(voice.lang)) || null;
      document.body.classList.toggle("can-listen", Boolean(this.voice));
    };
    look();
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", look);
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  // Read a text, or stop if its button is pressed again.
  toggle(button, text) {
    const stop = this.button === button;
    speechSynthesis.cancel();
    this.release();
    if (stop) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.voice;
    utterance.lang = LANGUAGE;
    utterance.addEventListener("end", () => this.button === button && this.release());
    this.button = button;
    button.setAttribute("aria-pressed", "true");
    button.lastChild.textContent = this.words.stop_listening;
    speechSynthesis.speak(utterance);
  }

  release() {
    if (!this.button) return;
    this.button.setAttribute("aria-pressed", "false");
    this.button.lastChild.textContent = this.words.listen;
    this.button = null;
  }
}
