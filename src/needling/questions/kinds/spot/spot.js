// A scene in which phrases that are errors are marked.
import { fillIn } from "../../../widgets/shared/dom.js";
import { selecting } from "../selecting.js";
import { counts } from "./score.js";

/** @type {import("../parts.js").Kind} */
const spot = {
  ...selecting,
  share(key, response, words) {
    const found = counts(key, response);
    const { alarms } = found;
    const sentence = alarms === 0 ? words.spot_calm : alarms === 1 ? words.spot_alarm : words.spot_alarms;
    return fillIn(sentence, found);
  },
};

export default { spot };
