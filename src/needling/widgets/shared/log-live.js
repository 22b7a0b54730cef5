// Live Jupyter: each widget's module opens the log for itself, once.
import { openLog } from "./log/log.js";

/** @type {import("./log/log.js").Log | undefined} */
let opened;

export default () => (opened ??= openLog());
