// The table that Python made, as things with names; what each place means is said in table.py.

/**
 * @typedef {object} Moment
 * @property {number} type skin type, 1 to 6
 * @property {number} key the right answer, from the gentlest
 * @property {{ on: Record<string, number>, fills: Record<string, string>, turn: string }} draw
 * @property {string[]} see @property {string[]} feel @property {string} says @property {string} plan @property {boolean} cream
 * @property {string[]} why @property {string[]} act @property {string[]} facts
 * @property {number} pass how many passes are done
 *
 * @typedef {{ entry: import("./rounds.js").Entry, moments: Moment[] }} Item a single moment, or a section pass by pass
 * @typedef {"still" | "live"} Mode
 */

/** @param {Record<string, any>} table @returns {Record<Mode, Map<string, Item>>} */
export function itemsOf(table) {
  /** @param {number[]} places */
  const texts = (places) => places.map((place) => table.texts[place]);
  /** @param {any[]} row @returns {Moment} */
  const moment = ([type, key, turn, flush, drawing, see, feel, says, plan, cream, reason, pass]) => ({
    type,
    key,
    draw: { on: table.drawings[drawing], fills: { ...table.colours[type - 1], flush }, turn: table.turns[turn] },
    see: texts(see),
    feel: texts(feel),
    says: table.texts[says],
    plan: table.texts[plan],
    cream: Boolean(cream),
    why: texts(table.reasons[reason].why),
    act: texts(table.reasons[reason].act),
    facts: table.reasons[reason].facts,
    pass,
  });
  /** @param {string} id @param {number | null} cell @param {any[][]} rows @returns {[string, Item]} */
  const item = (id, cell, rows) => {
    const moments = rows.map(moment);
    return [id, { entry: { id, type: moments[0].type, cell: cell ?? moments[0].key }, moments }];
  };
  return {
    still: new Map(table.still.map((/** @type {any[]} */ [id, row]) => item(id, null, [row]))),
    live: new Map(table.live.map((/** @type {any[]} */ [id, ending, rows]) => item(id, ending, rows))),
  };
}

/** Sets the layers and colours of the one drawing. @param {Element} svg @param {Moment["draw"]} draw */
export function draw(svg, { on, fills, turn }) {
  for (const layer of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("[data-layer]"))) {
    const strength = on[layer.dataset.layer ?? ""];
    if (strength === undefined) {
      layer.setAttribute("display", "none");
      continue;
    }
    layer.removeAttribute("display");
    layer.setAttribute("opacity", String(strength));
  }
  for (const part of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("[data-fill]")))
    part.setAttribute("color", fills[part.dataset.fill ?? ""]);
  for (const part of svg.querySelectorAll("[data-turn]")) part.setAttribute("transform", turn);
}
