/* <fact-verdict claim="1432" lang="ru" theme="auto"><a href="…">…</a></fact-verdict>: our card on another's page.
   The link stays until the card has said how high it is; without scripts, or without us, it stays for good. */
(() => {
  const PATH = "/widgets/v1.js";
  // A module has no current script, and that of a bundle is somebody else's.
  const address = [document.currentScript, document.querySelector(`script[src*="${PATH}"]`)]
    .map((script) => new URL(script?.src || "about:blank"))
    .find((found) => found.pathname.endsWith(PATH));
  if (!address || customElements.get("fact-verdict")) return;

  // What the host's rules could still do to the card from outside of the shadow root.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block !important; filter: none !important; mix-blend-mode: normal !important; opacity: 1 !important }
    :host([hidden]) { display: none !important }
    iframe { all: initial; display: block; width: 100%; height: 0; visibility: hidden }`);

  class FactVerdict extends HTMLElement {
    static observedAttributes = ["claim", "lang", "theme"];
    #root = this.attachShadow({ mode: "closed" });
    #slot = document.createElement("slot");
    #frame;

    connectedCallback() {
      this.#root.adoptedStyleSheets = [sheet];
      addEventListener("message", this);
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#root.replaceChildren();
    }

    attributeChangedCallback() {
      if (this.#root.firstChild) this.#show();
    }

    handleEvent({ data, origin, source }) {
      // In its sandbox the card has no origin.
      if (source !== this.#frame?.contentWindow || ![address.origin, "null"].includes(origin)) return;
      if (data?.type !== "factembed:height" || !Number.isFinite(data.height)) return;
      this.#frame.style.height = `${Math.min(Math.max(data.height, 40), 2000)}px`;
      // Its name is the link, in the card's language. A script in a cache runs before the link is read.
      this.#frame.title = `${this.textContent.trim()} № ${this.getAttribute("claim")}`;
      this.#frame.style.visibility = "visible";
      this.#slot.hidden = true;
    }

    #show() {
      const claim = this.getAttribute("claim");
      this.#frame = /^[1-9]\d{0,8}$/.test(claim) ? this.#card(claim) : null;
      this.#slot.hidden = false;
      this.#root.replaceChildren(this.#slot, this.#frame ?? "");
    }

    #card(claim) {
      const src = new URL(`../embed/claim/${claim}/`, address);
      for (const name of ["lang", "theme"]) src.searchParams.set(name, this.getAttribute(name) || "");
      return Object.assign(document.createElement("iframe"), {
        loading: "lazy",
        sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
        referrerPolicy: "strict-origin-when-cross-origin",
        src,
      });
    }
  }

  customElements.define("fact-verdict", FactVerdict);
})();
