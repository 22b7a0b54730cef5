// A word to guess: 1 where it was guessed, else 0.

/** @param {Element} question */
const field = (question) => question.querySelector(".nd-guess input");

/** @param {Element} question */
const reason = (question) => question.querySelector("[data-word]");

const guess = {
  read: (question) =>
    field(question).value ? [Number(field(question).value === reason(question).dataset.word)] : null,
  fits: (_question, given) => given.length === 1 && [0, 1].includes(given[0]),
  mark: (_question, given) => ({ right: given[0], total: 1 }),
  show(question, given) {
    field(question).disabled = given !== null;
    reason(question).hidden = given === null;
    return [reason(question)];
  },
  first: field,
};

export default { guess };
