/* What WordPress 4.4 to 6.x does in a page with embeds, told anew: it gives each frame a secret, says "ready", believes
   those heights that come with the secret from that frame, keeps them between 200 and 1000, follows links of its host. */
(() => {
  const frames = (secret) => [...document.querySelectorAll(`iframe[data-secret="${secret}"]`)];

  window.addEventListener("message", ({ data, source }) => {
    if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
    for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) {
      quote.style.display = "none";
    }
    for (const frame of frames(data.secret).filter((found) => found.contentWindow === source)) {
      frame.removeAttribute("style");
      if (data.message === "height") frame.height = Math.min(Math.max(parseInt(data.value, 10) || 0, 200), 1000);
      if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host) {
        if (document.activeElement === frame) window.top.location.href = data.value;
      }
    }
  });

  window.addEventListener("load", () => {
    for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) {
      if (!frame.dataset.secret) {
        frame.dataset.secret = Math.random().toString(36).slice(2, 12);
        frame.src += `#?secret=${frame.dataset.secret}`;
      }
      frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
    }
  });
})();
