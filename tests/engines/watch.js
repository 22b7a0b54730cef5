// Tells the server of everything that a page complains of: neither library hears it from its browser.
const tell = (...words) => fetch("/complaint", { method: "POST", body: words.join(" "), keepalive: true });

addEventListener(
  "error",
  (event) => tell("error:", event.message ?? `${event.target.src ?? event.target.href} did not load`),
  true,
);
addEventListener("unhandledrejection", (event) => tell("rejected:", event.reason));
addEventListener("securitypolicyviolation", (event) => tell("refused:", event.violatedDirective, event.blockedURI));
for (const level of ["error", "warn"]) {
  const own = console[level];
  console[level] = (...words) => {
    tell(`${level}:`, ...words);
    own.apply(console, words);
  };
}
