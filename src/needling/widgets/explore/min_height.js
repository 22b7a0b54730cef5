// Sentences of different length follow a control: a block that grew keeps its height, so that nothing below jumps to and fro.

const BLOCKS = ".nd-reading, .nd-asides [data-bind], .nd-timer-says";

/** @param {HTMLElement} root */
export function lockHeights(root) {
  const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(BLOCKS)]);
  // The browser tells the height when it has laid out anyway: asking for it would make it lay out twice.
  const watch = new ResizeObserver((changes) => {
    for (const { target, borderBoxSize } of changes)
      /** @type {HTMLElement} */ (target).style.minHeight = `${borderBoxSize[0].blockSize}px`;
  });
  for (const block of blocks) watch.observe(block);
  // At another width the sentences break elsewhere: begin anew.
  addEventListener("resize", () => {
    for (const block of blocks) block.style.minHeight = "";
  });
}
