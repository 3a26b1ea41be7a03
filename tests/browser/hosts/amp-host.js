/* As amp-iframe listens: an object of the sentinel "amp", from the frame itself, that asks for a size. */
window.addEventListener("message", ({ data, source }) => {
  const frame = [...document.querySelectorAll("iframe")].find((found) => found.contentWindow === source);
  if (frame && data.sentinel === "amp" && data.type === "embed-size") frame.height = data.height;
});
