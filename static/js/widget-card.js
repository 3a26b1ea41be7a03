/* Tells the page around the card how high the card is, in each of the ways that hosts understand. A height may be said
   to anyone, and must be: who listens is not known, and a sandbox has no origin to name. */
(() => {
  const host = window.parent;
  if (host === window) return;

  const child = new URLSearchParams(location.search).get("childId");
  let secret = "";
  let wait = 50;
  let isDue = false;

  const post = (message) => host.postMessage(message, "*");

  const say = () => {
    isDue = false;
    const box = document.documentElement.getBoundingClientRect();
    const height = Math.ceil(box.height);
    // Not laid out yet. WordPress hides a card until it speaks, and browsers tell a hidden one of no change: look again.
    if (!box.width || !height) {
      setTimeout(say, (wait *= 2));
      return;
    }
    post({ type: "factembed:height", height });
    post({ sentinel: "amp", type: "embed-size", height });
    if (child) post(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
    if (secret) post({ message: "height", value: height, secret });
  };

  const saySoon = () => {
    if (!isDue) requestAnimationFrame(say);
    isDue = true;
  };

  // WordPress writes its secret into the address, there and then or once its own script has come.
  const readSecret = () => {
    secret = /[?&]secret=([A-Za-z0-9]{1,32})(?:&|$)/.exec(location.hash)?.[1] || secret;
    say();
  };

  // A host whose script came after the card asks for the height.
  const answer = ({ data, source }) => {
    if (source !== host || !data) return;
    if (data.message === "ready" && /^[A-Za-z0-9]{1,32}$/.test(data.secret ?? "")) secret = data.secret;
    else if (data.type !== "frames-init") return;
    say();
  };

  // The sandbox of WordPress lets no link of ours open; WordPress itself opens those that lead to our own site.
  const follow = (event) => {
    const link = event.target.closest("a[href]");
    if (!secret || !link) return;
    event.preventDefault();
    post({ message: "link", value: link.href, secret });
  };

  window.addEventListener("message", answer);
  window.addEventListener("hashchange", readSecret);
  // Told also while the card is out of sight, when nothing is observed.
  window.addEventListener("resize", say);
  document.addEventListener("click", follow);
  new ResizeObserver(saySoon).observe(document.documentElement);
  readSecret();
})();
