import { timestamp } from "./log/event.js";

/** Today where the reader is, as `2026-11-23`. */
export const today = () => timestamp(new Date()).slice(0, 10);
