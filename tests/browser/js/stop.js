// Where the keyboard's focus is now: what it is, what is wrong with it, whether it was there before; null outside the page.
() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const area = box => box.width * box.height;
  // A link that breaks over lines, or holds a picture, has several boxes: people see the largest one.
  const boxes = [stop, ...stop.children].flatMap(part => [...part.getClientRects()]);
  const box = boxes.reduce((one, other) => (area(other) > area(one) ? other : one), new DOMRect());
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const inside = area(box) > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  const top = document.elementFromPoint(x, y);
  const hit = top && (stop.contains(top) || top.contains(stop));
  const style = getComputedStyle(stop);
  const ringed = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  // A date has several stops of its own: only one that comes back after others closes the circle.
  const again = "stopped" in stop.dataset && stop !== window.stoppedLast;
  stop.dataset.stopped = "";
  window.stoppedLast = stop;
  // Of a text field the browser shows the place of the caret.
  const words = stop.textContent.trim() || stop.name || stop.href || "";
  return {
    name: `${stop.tagName.toLowerCase()} ${stop.className} ${words.slice(0, 40)}`,
    faults: [
      !inside && !(stop.tagName === "TEXTAREA" && box.bottom > 0 && box.top < innerHeight) && "outside the window",
      inside && !hit && "covered",
      !ringed && "without an outline",
    ].filter(Boolean),
    again,
    footer: Boolean(stop.closest("body > footer")),
  };
}
