// Two small graphs, as Python sends them.

/** A question and a choice that needs it. */
export const ONE = {
  start: "stage",
  minutes: 3,
  questions: [
    { id: "hoarse", minutes: 2 },
    { id: "pain", minutes: 2 },
  ],
  required: ["pain"],
  states: {
    stage: {
      text: "stage",
      questions: ["hoarse"],
      choices: [
        { id: "talk", consequences: [{ verdict: "good", feedback: "met", to: "encore" }] },
        { id: "shout", consequences: [{ verdict: "unsafe", feedback: "met", to: "harmed" }] },
      ],
    },
    encore: {
      text: "encore",
      questions: ["hoarse", "pain"],
      choices: [
        {
          id: "wave",
          consequences: [
            { verdict: "good", feedback: "met", to: "home", condition: ["pain"] },
            { verdict: "good", feedback: "otherwise", to: "dull" },
          ],
        },
      ],
    },
  },
  endings: { home: "good", dull: "poor", harmed: "unsafe" },
  points: {
    good: { in_time: [10, 10], over_time: [8, 8] },
    poor: { in_time: [2, 5], over_time: [2, 5] },
    unsafe: { in_time: [0, 0], over_time: [0, 0] },
  },
  best: ["talk", "pain", "wave"],
};

/** Several choices together, then one; as good as the worst of them. */
export const SEVERAL = {
  start: "ask",
  states: {
    ask: {
      text: "ask",
      choices: ["skin", "wish"].map((id) => ({
        id,
        consequences: [{ verdict: "good", feedback: "chosen-0" }],
        left: { verdict: "poor", feedback: "left-0" },
      })),
      transitions: [{ to: "do/2", condition: ["skin"], sets: ["asked-all"] }, { to: "do" }],
    },
    do: { text: "do", choices: [{ id: "go", consequences: [{ verdict: "unsafe", feedback: "chosen-1", to: "end" }] }] },
    "do/2": {
      text: "do",
      choices: [{ id: "go", consequences: [{ verdict: "good", feedback: "chosen-0", to: "end" }] }],
    },
  },
  endings: { end: null },
  required: ["asked-all"],
};
