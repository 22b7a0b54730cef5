// A transcript on the page: saved as a file, or printed alone.
import { button } from "./dom.js";
import { format } from "./format.js";
import { printOnly, saveFile } from "./download.js";
import { element } from "./elements.js";

/** @typedef {{ activity: string, id: string, day: string }} What whose transcript it is */

/** The buttons that print and save what was done, and the line that says which file was saved.
 * @param {HTMLElement} root where the paper lies while it is printed
 * @param {() => string} written the transcript @param {() => What} what
 * @param {Record<string, string>} words `print`, `save`, `saved` and `file` @returns {{ buttons: HTMLElement[], told: HTMLElement }} */
export function transcriptActions(root, written, what, words) {
  const told = element("p", "nd-file");
  told.setAttribute("role", "status");
  const print = () => {
    const paper = element("pre", "nd-transcript", written());
    root.append(paper);
    printOnly(paper, () => paper.remove());
  };
  const save = () => {
    const file = format(words.file, what());
    saveFile(file, written(), "text/plain");
    told.textContent = format(words.saved, { file });
  };
  return { buttons: [button(words.print, "", print), button(words.save, "", save)], told };
}
