// A scene in which phrases that are errors are marked.
import { format } from "../../../widgets/shared/format.js";
import { pluralForm } from "../../../widgets/shared/language.js";
import { selecting } from "../selecting.js";
import { counts } from "./score.js";

/** @type {import("../parts.js").Kind} */
const spot = {
  ...selecting,
  share(key, response, words) {
    const found = counts(key, response);
    const { alarms } = found;
    return format(alarms === 0 ? words.spot_calm : pluralForm(words, "spot_alarms", alarms), found);
  },
};

export default { spot };
