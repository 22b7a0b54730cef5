// A word to guess: 1 where it was guessed, else 0.

/** @param {Element} question */
const field = (question) => question.querySelector(".nd-guess input");

/** @param {Element} question */
const reason = (question) => question.querySelector("[data-word]");

const guess = {
  key: (question) => reason(question).dataset.word,
  fits: (_key, response) => response.length === 1 && [0, 1].includes(response[0]),
  score: (_key, response) => ({ right: response[0], total: 1 }),
  read: (question) =>
    field(question).value ? [Number(field(question).value === reason(question).dataset.word)] : null,
  show(question, response) {
    field(question).disabled = response !== null;
    reason(question).hidden = response === null;
    return [reason(question)];
  },
  first: field,
};

export default { guess };
