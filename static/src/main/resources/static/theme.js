/** The remembered theme, set before the first paint: the one thing that no deferred build can do in time. */
(() => {
  const root = document.documentElement;
  try {
    const kept = localStorage.getItem('theme');
    if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  } catch {
    // Storage is refused: the page follows the system.
  }
  addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-theme-switch]');
    if (!button) return;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', root.dataset.theme);
    } catch {
      // Kept for this page only.
    }
    dispatchEvent(new Event('themechange'));
  });
})();
