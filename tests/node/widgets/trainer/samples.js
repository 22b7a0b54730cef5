// Items for the tests of the trainer's pure parts: small, and no more than what these parts look at.

/** A moment in which `key` is right. */
export const moment = (key, more = {}) => ({
  key,
  pass: 1,
  see: [],
  told: {},
  reason: { why: ["feedback"], act: ["act"], facts: ["K2"] },
  ...more,
});

const item = (id, skinType, stratum, moments) => [id, { id, skinType, stratum, moments }];

/** Items of each skin type and stratum: single moments `s<type>-<key>-<n>`, sequences `q<type>-<ending>-<n>`. */
export function items(each = 4) {
  const single = [];
  const sequence = [];
  for (let type = 1; type <= 6; type++)
    for (let stratum = 0; stratum < 3; stratum++)
      for (let n = 0; n < each; n++) {
        single.push(item(`s${type}-${stratum}-${n}`, type, stratum, [moment(stratum)]));
        const last = stratum === 2 ? 2 : 1;
        const passes = [moment(0, { pass: 1 }), moment(last, { pass: 2 })];
        sequence.push(item(`q${type}-${stratum}-${n}`, type, stratum, passes));
      }
  return { single: new Map(single), sequence: new Map(sequence) };
}

export const SIZES = { single: { per_type: 2, extra: 6 }, sequence: { per_type: 1, extra: 2 } };
export const LIMITS = { least_of_each: 3, least_sequences: 2, sensitivity_percent: 85, false_alarms_percent: 20 };

/** What is known of an item that was answered once. */
export const performance = (key, given, round = 1) => ({ shown: 1, right: given === key ? 1 : 0, round, key, given });

/** A record in which everything of these skin types was answered rightly. */
export function perfect(all, types) {
  const every = [...all.single.values(), ...all.sequence.values()].filter((one) => types.includes(one.skinType));
  return Object.fromEntries(
    every.map((one) => {
      const { key } = one.moments[one.moments.length - 1];
      return [one.id, performance(key, key)];
    }),
  );
}
