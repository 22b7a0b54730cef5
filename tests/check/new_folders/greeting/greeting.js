// A greeting: the reader may return it.
import { onItsHtml } from "../shared/dom.js";

export default {
  saved: { trait: "greeted", setting: () => "greeting" },
  /** @param {import("../shared/model.js").Place} place */
  render: (place) =>
    onItsHtml(place, (root) => {
      root.querySelector("button")?.addEventListener("click", () => {
        place.model.set("greeted", { returned: true });
        place.model.save_changes();
      });
    }),
};
