// Sentences of different length follow a control: a block that grew keeps its height, so that nothing below jumps to and fro.

const BLOCKS = ".nd-reading, .nd-asides [data-bind], .nd-timer-says";

/** @param {HTMLElement} root @returns {() => void} to be called when the sentences have changed */
export function steady(root) {
  const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(BLOCKS)]);
  // At another width the sentences break elsewhere: begin anew.
  addEventListener("resize", () => {
    for (const block of blocks) block.style.minHeight = "";
  });
  return () => {
    const heights = blocks.map((block) => block.getBoundingClientRect().height);
    blocks.forEach((block, n) => {
      block.style.minHeight = `${heights[n]}px`;
    });
  };
}
