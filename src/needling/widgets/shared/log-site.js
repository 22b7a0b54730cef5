// The book: every script of a page shares the log that page.js has opened.
export default () => /** @type {any} */ (window).needling.log();
