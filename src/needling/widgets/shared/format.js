// Messages with places for values.

/** `{name}` in a message replaced by values. @param {string} message @param {Record<string, unknown>} values */
export const format = (message, values) =>
  message.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
