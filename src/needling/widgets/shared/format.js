// Messages with places for values.
import { numberText } from "./language.js";

/** `{name}` in a message replaced by values, numbers as the page's language writes them. @param {string} message @param {Record<string, unknown>} values */
export const format = (message, values) =>
  message.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? numberText(value) : String(value);
  });
