// Steps that can be dragged: fetched where a page has steps to put in order.
import Sortable from "sortablejs";

/** @param {HTMLElement} list @param {() => boolean} locked an answered question stands still @param {(step: HTMLElement) => void} moved */
export function makeDraggable(list, locked, moved) {
  Sortable.create(list, { handle: ".nd-grip", filter: locked, onEnd: ({ item }) => moved(item) });
  // The grips show from now on: before, there was nothing to drag with.
  list.toggleAttribute("data-draggable", true);
}
