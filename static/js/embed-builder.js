/* Shows an embed code and what it gives while it is being chosen. Without scripts it is a plain form, or a link to one. */
class EmbedBuilder extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    this.addEventListener("input", (event) => event.target.form && this.soon(), until);
    this.addEventListener("submit", (event) => this.submit(event), until);
    this.addEventListener("click", (event) => event.target.closest("[data-copy]") && this.copy(), until);
    window.addEventListener("message", (event) => this.fit(event), until);
    this.closest("details")?.addEventListener("toggle", (event) => event.target.open && this.begin(), until);
    this.prepare();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    clearTimeout(this.clearing);
    this.asking?.abort();
    this.stop?.abort();
  }

  get form() {
    return this.querySelector("form");
  }

  /* Of a closed part of a page nothing is loaded before somebody opens it. */
  begin() {
    if (!this.form) this.show(this.querySelector("a").href);
  }

  submit(event) {
    event.preventDefault();
    this.soon(0);
  }

  soon(wait = 250) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(this.chosen()), wait);
  }

  chosen() {
    const filled = [...new FormData(this.form)].filter(([, value]) => value);
    return `${this.form.action.split("?")[0]}?${new URLSearchParams(filled)}`;
  }

  async show(address) {
    this.asking?.abort();
    const { signal } = (this.asking = new AbortController());
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!signal.aborted) this.take(page.querySelector("embed-builder"), address);
    } catch {
      // The form still works in the ordinary way.
      if (!signal.aborted) for (const button of this.querySelectorAll("[data-apply]")) button.hidden = false;
    }
  }

  take(fresh, address) {
    if (!this.form) {
      this.dataset.copied = fresh.dataset.copied;
      this.replaceChildren(...fresh.childNodes);
    } else
      for (const part of this.querySelectorAll("[data-part]"))
        part.replaceChildren(...fresh.querySelector(`[data-part=${part.dataset.part}]`).childNodes);
    if (new URL(address).pathname === location.pathname) history.replaceState(null, "", address);
    this.prepare();
  }

  prepare() {
    for (const button of this.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
    for (const button of this.querySelectorAll("[data-apply]")) button.hidden = true;
  }

  /* The card says how high it is. To a frame that was pasted nobody listens: its code names the height that fits. */
  fit({ source, data }) {
    const frame = this.querySelector("iframe");
    if (!frame || source !== frame.contentWindow || data?.type !== "factembed:height") return;
    if (!Number.isFinite(data.height)) return;
    frame.height = Math.min(Math.max(Math.ceil(data.height), 40), 2000);
    const code = this.querySelector("textarea");
    if (frame.clientWidth === Number(frame.width)) code.value = code.value.replace(/ height="\d+"/, ` height="${frame.height}"`);
  }

  async copy() {
    const code = this.querySelector("textarea");
    try {
      await navigator.clipboard.writeText(code.value);
      this.say(this.dataset.copied);
    } catch {
      code.focus();
      code.select();
    }
  }

  say(words) {
    const said = this.querySelector(".said");
    if (said) said.textContent = words;
    clearTimeout(this.clearing);
    if (words) this.clearing = setTimeout(() => this.say(""), 4000);
  }
}

customElements.define("embed-builder", EmbedBuilder);
