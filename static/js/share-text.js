/* Copies, sends or prints what stands in the text field; without scripts the text can be selected by hand. */
class ShareText extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.show("[data-copy]", navigator.clipboard, () => this.copy(this.text.value));
    this.show("[data-link]", navigator.clipboard, (button) => this.copy(button.dataset.link));
    this.show("[data-send]", navigator.share, () => navigator.share({ text: this.text.value }).catch(() => {}));
    this.show("[data-print]", window.print, () => window.print());
  }

  disconnectedCallback() {
    clearTimeout(this.clearing);
  }

  show(selector, isPossible, act) {
    const button = this.querySelector(selector);
    if (!isPossible || !button) return;
    button.hidden = false;
    button.onclick = () => act(button);
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.dataset.copied);
    } catch {
      this.text.focus();
      this.text.select();
    }
  }

  say(words) {
    this.querySelector(".said").textContent = words;
    clearTimeout(this.clearing);
    this.clearing = setTimeout(() => this.say(""), 4000);
  }
}

customElements.define("share-text", ShareText);
