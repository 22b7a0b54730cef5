// Places in an explorer's HTML and drawing that show a value: `data-bind="total"` its text, `data-bind-y="top"` an attribute.

const ATTRIBUTES = [
  ...["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "d", "points"],
  ...["fill", "opacity", "visibility", "transform", "stroke-width", "data-level"],
];

/** @param {HTMLElement} root @returns {(values: Record<string, any>) => void} shows these values */
export function bindings(root) {
  const texts = [...root.querySelectorAll("[data-bind]")];
  const hidden = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-bind-hidden]")]);
  const attributes = ATTRIBUTES.flatMap((name) =>
    [...root.querySelectorAll(`[data-bind-${name}]`)].map((el) => ({ el, name })),
  );
  return (values) => {
    for (const el of texts) {
      const text = String(values[el.getAttribute("data-bind") ?? ""]);
      if (el.textContent !== text) el.textContent = text;
    }
    for (const el of hidden) el.hidden = Boolean(values[el.getAttribute("data-bind-hidden") ?? ""]);
    for (const { el, name } of attributes) {
      const value = String(values[el.getAttribute(`data-bind-${name}`) ?? ""]);
      if (el.getAttribute(name) !== value) el.setAttribute(name, value);
    }
  };
}
