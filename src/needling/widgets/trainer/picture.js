// The picture of a moment: the one drawing in its layers and colours, or a photograph.

/** @param {Element} svg @param {import("./decode.js").Drawing} drawing */
function draw(svg, { on, fills, turn }) {
  for (const layer of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("[data-layer]"))) {
    const opacity = on[layer.dataset.layer ?? ""];
    if (opacity === undefined) {
      layer.setAttribute("display", "none");
      continue;
    }
    layer.removeAttribute("display");
    layer.setAttribute("opacity", String(opacity));
  }
  for (const part of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("[data-fill]")))
    part.setAttribute("color", fills[part.dataset.fill ?? ""]);
  for (const part of svg.querySelectorAll("[data-turn]")) part.setAttribute("transform", turn);
}

/** @param {HTMLElement} item @param {import("./decode.js").Moment} moment */
export function showPicture(item, { drawing, photograph }) {
  const drawn = /** @type {HTMLElement} */ (item.querySelector(".nd-t-picture"));
  drawn.hidden = !drawing;
  if (drawing) draw(/** @type {Element} */ (drawn.querySelector("svg")), drawing);
  // Without photographs in the course there is no place for one.
  const frame = /** @type {HTMLElement | null} */ (item.querySelector(".nd-t-photograph"));
  if (!frame) return;
  frame.hidden = !photograph;
  if (!photograph) return;
  const image = /** @type {HTMLImageElement} */ (frame.querySelector("img"));
  // On a page the build says where the pictures lie; in live Jupyter the address is the picture itself.
  image.src = new URL(photograph.src, new URL(frame.dataset.pictures ?? "", document.baseURI)).href;
  /** @type {HTMLElement} */ (frame.querySelector("figcaption")).textContent = photograph.credit;
}
