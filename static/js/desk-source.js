// Opens the panel with the other languages beside a translation that has just begun.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector('[data-side-panel="source"]');
  const isAsked = new URLSearchParams(window.location.search).has("source");
  if (panel && isAsked && window.matchMedia("(min-width: 50em)").matches) {
    panel.dispatchEvent(new Event("open"));
  }
});
