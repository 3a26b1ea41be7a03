// Targets that are too small to hit, by WCAG 2.5.8: under 24 × 24 CSS pixels, unless a circle of 24 pixels around the
// middle meets no other target, or the target is a link within a sentence.
() => {
  const LEAST = 24, ROUNDING = 0.1;
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
  const isSmall = box => Math.min(box.width, box.height) < LEAST - ROUNDING;
  const toPoint = ([x, y], [u, v]) => Math.hypot(x - u, y - v);
  const toBox = ([x, y], box) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

  const all = [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")]
    .filter(target => target.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(target => ({target, box: target.getBoundingClientRect()}))
    .filter(({box}) => box.width > 1);

  const related = (one, other) => one === other || one.contains(other) || other.contains(one);
  const isApart = (one, other) => isSmall(other)
    ? toPoint(middle(one), middle(other)) >= LEAST - ROUNDING
    : toBox(middle(one), other) >= LEAST / 2 - ROUNDING;
  const isSpaced = ({target, box}) => all.every(other => related(target, other.target) || isApart(box, other.box));
  const isInSentence = ({target}) => {
    if (target.tagName !== "A" || getComputedStyle(target).display !== "inline") return false;
    const block = target.closest("p, li, dd, dt, td, th, figcaption, blockquote, h1, h2, h3");
    return Boolean(block) && block.textContent.trim().length > target.textContent.trim().length + 2;
  };

  return all.filter(found => isSmall(found.box) && !isInSentence(found) && !isSpaced(found)).map(({target, box}) =>
    `${target.tagName.toLowerCase()} “${target.textContent.trim().slice(0, 30)}” ` +
    `${Math.round(box.width)}×${Math.round(box.height)}`);
}
