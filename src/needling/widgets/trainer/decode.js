// The table that Python made (table.py), as items: texts, drawings and reasons stand once in it, moments point to them.

/**
 * @typedef {"single" | "sequence"} Mode single moments, or sections pass by pass
 * @typedef {{ on: Record<string, number>, fills: Record<string, string>, turn: string }} Drawing layers, colours, place
 * @typedef {{ src: string, credit: string }} Photograph
 * @typedef {{ why: string[], act: string[], facts: string[] }} Reason
 *
 * @typedef {object} Moment
 * @property {number} key the right answer, counted from the gentlest
 * @property {number} pass how many passes are done
 * @property {string[]} see the picture in words
 * @property {Record<string, string>} told what is told besides, by the place on the page that shows it
 * @property {Drawing} [drawing] a moment has this
 * @property {Photograph} [photograph] or this
 * @property {Reason} reason
 *
 * @typedef {object} Item a single moment, or a section pass by pass
 * @property {string} id
 * @property {number} skinType Fitzpatrick type, 1 to 6
 * @property {number} stratum what rounds balance within a skin type: the right answer, or how a section ends
 * @property {Moment[]} moments
 *
 * @typedef {Record<Mode, Map<string, Item>>} Items by id
 */

/** @type {readonly Mode[]} */
export const MODES = ["single", "sequence"];

/** @param {Record<string, any>} table @returns {Items} */
export function decode(table) {
  const text = (/** @type {number} */ place) => table.texts[place];
  const texts = (/** @type {number[]} */ places) => places.map(text);
  const reasons = table.reasons.map((/** @type {any} */ one) => ({
    why: texts(one.why),
    act: texts(one.act),
    facts: one.facts,
  }));

  /** @param {Record<string, any>} row @param {number} skinType @returns {Moment} */
  const moment = (row, skinType) => {
    const shared = { key: row.key, pass: row.pass, see: texts(row.see), reason: reasons[row.reason] };
    if ("photograph" in row)
      return { ...shared, told: { all: text(row.told) }, photograph: table.photographs[row.photograph] };
    return {
      ...shared,
      told: {
        feel: texts(row.feel).join(" "),
        says: text(row.says),
        plan: text(row.plan),
        cream: text(row.cream),
      },
      drawing: {
        on: table.drawings[row.drawing],
        fills: { ...table.colours[skinType - 1], flush: row.flush },
        turn: table.turns[row.turn],
      },
    };
  };

  /** @param {any[]} rows @returns {Map<string, Item>} */
  const byId = (rows) =>
    new Map(
      rows.map(({ id, skin_type, stratum, moments }) => [
        id,
        {
          id,
          skinType: skin_type,
          stratum,
          moments: moments.map((/** @type {any} */ row) => moment(row, skin_type)),
        },
      ]),
    );
  return { single: byId(table.items.single), sequence: byId(table.items.sequence) };
}
