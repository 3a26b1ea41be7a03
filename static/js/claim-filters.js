/* Narrows a list without loading the page again. All of it also works as a plain form and plain links. */
class ClaimFilters extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    this.form.addEventListener("submit", (event) => this.submit(event), until);
    this.form.addEventListener("change", (event) => event.target.closest("search-as-you-type") || this.soon(150), until);
    this.form.addEventListener("typed", () => this.soon(300, true), until);
    this.addEventListener("click", (event) => this.follow(event), until);
    window.addEventListener("popstate", () => this.back(), until);
    this.shown = this.address();
    for (const button of this.querySelectorAll(".filter-apply")) button.hidden = true;
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.stop?.abort();
    this.asking?.abort();
  }

  back() {
    this.isTyping = false;
    if (this.address() !== this.shown) this.show(this.address(), true);
  }

  address() {
    return location.href.split("#")[0];
  }

  submit(event) {
    event.preventDefault();
    this.soon(0);
  }

  /* An answer still on its way knows nothing of this choice and would undo it. */
  soon(wait, isTyping = false) {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(() => this.go(this.asked(), isTyping), wait);
  }

  /* The address that the form would send, as tidy as the server writes it: nothing empty, values in order. */
  asked() {
    const filled = [...new FormData(this.form)].filter(([, value]) => value.trim());
    const names = filled.map(([name]) => name);
    filled.sort(([a, x], [b, y]) => names.indexOf(a) - names.indexOf(b) || (x < y ? -1 : 1));
    const query = new URLSearchParams(filled).toString();
    return this.form.action.split("?")[0] + (query && `?${query}`);
  }

  /* A chip or another link to this list, opened in the ordinary way. */
  follow(event) {
    const link = event.target.closest("[data-part=chips] a, .nothing-found a, .meant a, a.example");
    const isPlain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.pathname !== location.pathname) return;
    event.preventDefault();
    clearTimeout(this.timer);
    this.go(link.href);
  }

  /* What was typed in between is no place to come back to. */
  go(address, isTyping = false) {
    const isNew = address !== this.address();
    if (isNew) history[isTyping && this.isTyping ? "replaceState" : "pushState"](null, "", address);
    this.isTyping = isTyping;
    this.show(address);
  }

  async show(address, isBack = false) {
    this.asking?.abort();
    const { signal } = (this.asking = new AbortController());
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(answer.status);
      const text = await answer.text();
      if (signal.aborted) return;
      this.take(new DOMParser().parseFromString(text, "text/html"), isBack);
      this.shown = address;
    } catch (error) {
      // Nobody who is typing wants the page loaded anew under the fingers: the next letter asks again.
      if (!signal.aborted && !this.isTyping) location.assign(address);
    }
  }

  take(page, isBack) {
    const fresh = page.querySelector("claim-filters");
    const focused = this.querySelector(":focus");
    for (const details of this.querySelectorAll("details[id]")) {
      const twin = fresh.querySelector(`#${details.id}`);
      if (twin) twin.open = details.open;
    }
    for (const part of this.querySelectorAll("[data-part]"))
      part.replaceChildren(...fresh.querySelector(`[data-part=${part.dataset.part}]`).childNodes);
    for (const field of this.form.querySelectorAll("[name]:not([type=checkbox])"))
      if (field !== focused || isBack) field.value = fresh.querySelector(`[name=${field.name}]`).value;
    document.title = page.title;
    for (const link of document.querySelectorAll(".languages a"))
      link.href = page.querySelector(`.languages a[hreflang=${link.hreflang}]`)?.href ?? link.href;
    if (focused && !focused.isConnected) this.focusAgain(focused);
    // As text: a live region tells what changes inside it.
    this.querySelector("[role=status]").textContent = fresh.querySelector("[role=status]").textContent;
  }

  focusAgain(lost) {
    const twin = lost.name && `[name=${lost.name}][value="${CSS.escape(lost.value)}"]`;
    const place = (twin && this.querySelector(twin)) || this.querySelector(".chips a") || this.querySelector(".found");
    place.focus({ preventScroll: true });
  }
}

customElements.define("claim-filters", ClaimFilters);
