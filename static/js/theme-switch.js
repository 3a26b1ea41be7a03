/* The reader's own choice between light and dark. It stays in this browser; without it the device decides. */
(() => {
  const ORDER = ["system", "light", "dark"];
  const KEY = "theme";
  const root = document.documentElement;

  const chosen = () => {
    try { return ORDER.find((theme) => theme === localStorage.getItem(KEY)) || "system"; } catch { return "system"; }
  };
  const keep = (theme) => {
    try { localStorage.setItem(KEY, theme); } catch { /* Storage is switched off: the choice lasts for this page. */ }
  };
  const show = (theme) => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };

  // Before anything is painted, so that a dark reader is not dazzled.
  show(chosen());

  class ThemeSwitch extends HTMLElement {
    connectedCallback() {
      this.button = this.querySelector("button");
      this.theme = chosen();
      this.button.addEventListener("click", this.next);
      this.name();
    }

    disconnectedCallback() {
      this.button.removeEventListener("click", this.next);
    }

    next = () => {
      this.theme = ORDER[(ORDER.indexOf(this.theme) + 1) % ORDER.length];
      keep(this.theme);
      show(this.theme);
      this.name();
    };

    name() {
      this.dataset.theme = this.theme;
      this.button.hidden = false;
      this.button.querySelector(".theme-name").textContent = this.dataset[`say${this.theme}`];
    }
  }

  // The button is read with the page; the element wakes when the page is there.
  document.addEventListener("DOMContentLoaded", () => customElements.define("theme-switch", ThemeSwitch));
})();
