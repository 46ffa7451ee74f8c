/**
 * Offers suggestions below the search field (the ARIA pattern of a combobox with a list).
 *
 * Without this file the field is an ordinary form. Letters are sent while a syllable is still being composed;
 * what was typed is kept, and comes back when the choice leaves the list. Each question takes the place of the
 * one before: only the answer to the current one is shown or closes the list, whenever the others come or fail.
 */

const PAUSE = 150;

class SearchBox {
  #form;
  #input;
  #list;
  #status;
  #typed = "";
  #chosen = -1;
  #timer = 0;
  #request = null;
  #restsUntil = 0;
  #answers = new Map();

  constructor(form) {
    this.#form = form;
    this.#input = form.querySelector("input[type=search]");
    this.#list = form.querySelector("[role=listbox]");
    this.#status = form.querySelector("[role=status]");
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
    })) {
      this.#input.setAttribute(name, value);
    }
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    form.addEventListener("submit", () => this.#close());
    window.addEventListener("pagehide", () => this.#close());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#take(event.target.closest("[role=option]")));
  }

  get #options() {
    return [...this.#list.children];
  }

  #wait() {
    this.#typed = this.#input.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Math.max(PAUSE, this.#restsUntil - Date.now()));
  }

  async #ask() {
    const words = this.#typed.trim();
    if (!words) return this.#close();
    if (this.#request?.words === words) return;
    this.#request?.control.abort();
    const request = { words, control: new AbortController() };
    this.#request = request;
    const found = await this.#answer(request);
    if (this.#request !== request) return;
    this.#request = null;
    this.#show(found);
  }

  /** Suggestions are a convenience: a question that fails or is given up has the answer "none". */
  async #answer({ words, control }) {
    if (this.#answers.has(words)) return this.#answers.get(words);
    const address = `${this.#form.dataset.suggest}?${new URLSearchParams({ q: words })}`;
    try {
      const answer = await fetch(address, { signal: control.signal });
      if (answer.status === 429) this.#rest(Number(answer.headers.get("Retry-After")) || 1);
      if (!answer.ok) return [];
      const { suggestions } = await answer.json();
      this.#answers.set(words, suggestions);
      return suggestions;
    } catch {
      return [];
    }
  }

  /** Asks nothing for so long, then once more for what stands in the field. */
  #rest(seconds) {
    this.#restsUntil = Date.now() + 1000 * seconds;
    if (this.#request) this.#wait();
  }

  #show(suggestions) {
    this.#list.replaceChildren(...suggestions.map((one, place) => this.#option(one, place)));
    this.#chosen = -1;
    this.#input.removeAttribute("aria-activedescendant");
    this.#open(suggestions.length > 0);
    this.#status.textContent = suggestions.length
      ? this.#status.dataset.said.replace("%s", suggestions.length)
      : "";
  }

  #option({ text, label, language }, place) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${place}`;
    option.role = "option";
    option.ariaSelected = "false";
    option.dataset.text = text;
    const words = document.createElement("span");
    words.textContent = text;
    if (language) words.lang = language;
    option.append(words);
    if (label) {
      const kind = document.createElement("span");
      kind.className = "search-box__kind";
      kind.textContent = label;
      option.append(" ", kind);
    }
    return option;
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const isOpen = !this.#list.hidden;
    if (event.key === "Escape") {
      if (isOpen) {
        event.preventDefault();
        this.#input.value = this.#typed;
      }
      this.#close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) return this.#move(event.key === "ArrowDown" ? 1 : -1);
      this.#typed = this.#input.value;
      this.#ask();
    }
  }

  /** Goes round through the list and the field itself, which holds what was typed. */
  #move(step) {
    const places = this.#options.length + 1;
    this.#chosen = ((this.#chosen + 1 + step + places) % places) - 1;
    this.#options.forEach((option, place) => {
      option.ariaSelected = String(place === this.#chosen);
    });
    const option = this.#options[this.#chosen];
    this.#input.value = option ? option.dataset.text : this.#typed;
    if (option) {
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #take(option) {
    if (!option) return;
    this.#input.value = option.dataset.text;
    this.#close();
    this.#form.requestSubmit();
  }

  #open(isOpen) {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.control.abort();
    this.#request = null;
    this.#status.textContent = "";
    this.#input.removeAttribute("aria-activedescendant");
    this.#open(false);
  }
}

for (const form of document.querySelectorAll("[data-search-box]")) new SearchBox(form);
