"use strict";

// What somebody typed and has not saved, in the browser's own storage: by person, by what it belongs to, and by window,
// so that two windows of one person do not overwrite each other's. A browser that keeps nothing breaks nothing.
class KeptTexts {
  static #ALL = "plumbline.kept.";
  static #OLDEST = 30 * 24 * 60 * 60 * 1000;
  #prefix;
  #own;

  constructor(person, subject) {
    this.#prefix = `${KeptTexts.#ALL}${person}.${subject}.`;
    this.#own = this.#prefix + KeptTexts.#window();
  }

  // Survives loading the page again, and no longer.
  static #window() {
    try {
      let id = sessionStorage.getItem("plumbline.window");
      if (!id) {
        id = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
        sessionStorage.setItem("plumbline.window", id);
      }
      return id;
    } catch {
      return "only";
    }
  }

  static #read(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  static #names() {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(KeptTexts.#ALL));
    } catch {
      return [];
    }
  }

  own() {
    return KeptTexts.#read(this.#own);
  }

  // Whether it could be.
  keep(text) {
    try {
      localStorage.setItem(this.#own, JSON.stringify({ ...text, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  drop(name = this.#own) {
    try {
      localStorage.removeItem(name);
    } catch {
      // Then there was nothing.
    }
  }

  // What other windows of the same person left, newest first; what is too old to be missed goes.
  others() {
    const others = [];
    for (const name of KeptTexts.#names()) {
      const text = KeptTexts.#read(name);
      if (!text || text.at < Date.now() - KeptTexts.#OLDEST) {
        this.drop(name);
      } else if (name.startsWith(this.#prefix) && name !== this.#own) {
        others.push({ name, text });
      }
    }
    return others.sort((one, other) => other.text.at - one.text.at);
  }
}
