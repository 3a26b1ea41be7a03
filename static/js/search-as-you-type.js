/* Suggests while a reader types, and tells the form that something was typed, so that the results around it can follow. */
class SearchAsYouType extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input?.form) return;
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    this.list = this.appendChild(document.createElement("ul"));
    Object.assign(this.list, { id: `${this.input.id}-suggestions`, className: "suggestions", role: "listbox", hidden: true });
    this.list.ariaLabel = this.dataset.label;
    this.input.role = "combobox";
    this.input.ariaAutoComplete = "list";
    this.input.setAttribute("aria-controls", this.list.id);
    this.close();
    this.input.addEventListener("input", () => this.typed(), until);
    this.input.addEventListener("keydown", (event) => this.press(event), until);
    this.input.addEventListener("blur", () => this.forget(), until);
    this.input.form.addEventListener("submit", () => this.forget(), until);
    // Without it the press would take the focus, and closing would come before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault(), until);
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")), until);
  }

  disconnectedCallback() {
    this.forget();
    this.stop?.abort();
    this.list?.remove();
  }

  get options() {
    return [...this.list.children];
  }

  get active() {
    return this.options.find((option) => option.ariaSelected === "true");
  }

  typed() {
    this.forget();
    this.timer = setTimeout(() => this.ask(this.input.value.trim()), 150);
    this.input.dispatchEvent(new Event("typed", { bubbles: true }));
  }

  /* What is on its way belongs to what was typed before. */
  forget() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.close();
  }

  async ask(start) {
    if (start.length < 2) return;
    const { signal } = (this.asking = new AbortController());
    try {
      const answer = await fetch(`${this.dataset.suggest}?${new URLSearchParams({ q: start })}`, { signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted) this.offer(suggestions);
    } catch (error) {
      // Without suggestions the search goes on as it is.
      if (!signal.aborted) this.close();
    }
  }

  offer(suggestions) {
    this.list.replaceChildren(...suggestions.map((one, place) => this.option(one, place)));
    this.list.hidden = !suggestions.length;
    this.input.ariaExpanded = String(!this.list.hidden);
  }

  option({ text, label, address }, place) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.list.id}-${place}`, role: "option", ariaSelected: "false" });
    option.dataset.address = address;
    const [words, kind] = [text, label].map((content) => {
      const part = document.createElement("span");
      part.textContent = content;
      return part;
    });
    kind.className = "suggestion-kind";
    option.append(words, " ", kind);
    return option;
  }

  press(event) {
    if (this.list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.active) this.follow(this.active);
    else return;
    event.preventDefault();
  }

  /* Up from the first one leads back into the words. */
  move(step) {
    const places = this.options.length + 1;
    const place = (this.options.indexOf(this.active) + 1 + step + places) % places;
    this.options.forEach((option, index) => (option.ariaSelected = String(index === place - 1)));
    this.active?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.active?.id ?? "");
  }

  follow(option) {
    if (option) location.assign(option.dataset.address);
  }

  close() {
    this.list.hidden = true;
    this.list.replaceChildren();
    this.input.ariaExpanded = "false";
    this.input.removeAttribute("aria-activedescendant");
  }
}

customElements.define("search-as-you-type", SearchAsYouType);
