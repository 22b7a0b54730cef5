// How long something was in sight: stands still while the page is hidden.

/** @param {() => number} clock milliseconds since whenever */
export function stopwatch(clock) {
  /** For each item when its time began, as if nothing had paused it since. @type {Map<string, number>} */
  const begun = new Map();
  /** @type {number | null} */
  let pausedAt = null;
  const now = () => pausedAt ?? clock();
  return {
    /** @param {string} item begins at nought, also where it ran before */
    start: (item) => void begun.set(item, now()),
    /** @param {string} item @returns {number | null} whole milliseconds; null where it was never begun */
    elapsed_ms: (item) => (begun.has(item) ? Math.round(now() - /** @type {number} */ (begun.get(item))) : null),
    pause() {
      pausedAt ??= clock();
    },
    resume() {
      if (pausedAt === null) return;
      const gone = clock() - pausedAt;
      for (const [item, at] of begun) begun.set(item, at + gone);
      pausedAt = null;
    },
  };
}

/** A stopwatch of this page that begins for each item when it first comes into sight.
 * @param {Map<string, Element>} items @returns {ReturnType<typeof stopwatch>} */
export function timedInSight(items) {
  const watch = stopwatch(() => performance.now());
  const names = new Map([...items].map(([name, el]) => [el, name]));
  const follow = () => (document.hidden ? watch.pause() : watch.resume());
  document.addEventListener("visibilitychange", follow);
  follow();
  const observer = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watch.start(names.get(target) ?? "");
      observer.unobserve(target);
    }
  });
  for (const el of items.values()) observer.observe(el);
  return watch;
}
