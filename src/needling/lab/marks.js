/** What only the course knows: a role (`{fact}` before a tick), a box (three colons), a figure with a caption. */
const MARKS = /(?:^|[^`])\{[a-z-]+\}`[^`\s]|^[\s>]*[:`]{3,}\{[a-z-]+\}|!\[[^\]]*\]\([^)\s]+\s+"/m;

/** Whether a text of a cell has marks of the course. @param {string} text */
export const hasMarks = (text) => MARKS.test(text);
