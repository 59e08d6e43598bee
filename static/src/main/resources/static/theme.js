/**
 * The remembered theme, set before the first paint: the one thing that no deferred build can do in time. Also what the
 * header's two switches do, on pages without the client too.
 */
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const storage = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null; // storage is refused: the page follows the system, and a choice holds for this page only
    }
  };

  /** The switch says whether it is on; the browser's own bars take the paper's colour. */
  const tell = () => {
    document.querySelector('[data-theme-switch]')?.setAttribute('aria-pressed', String(dark()));
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.content = meta.dataset[dark() ? 'dark' : 'light'];
    }
  };

  const kept = storage((store) => store.getItem('theme'));
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  tell();
  addEventListener('DOMContentLoaded', tell);
  system.addEventListener('change', tell);
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== 'theme' || (newValue !== 'dark' && newValue !== 'light')) return;
    root.dataset.theme = newValue; // chosen in another tab
    tell();
    dispatchEvent(new Event('themechange'));
  });
  let printing = false;
  let onScreen;
  addEventListener('beforeprint', () => { // paper is white, and so are the digits' canvases then
    if (!printing) onScreen = root.dataset.theme; // a browser may announce one print more than once
    printing = true;
    root.dataset.theme = 'light';
    dispatchEvent(new Event('themechange'));
  });
  addEventListener('afterprint', () => {
    if (!printing) return;
    printing = false;
    if (onScreen) root.dataset.theme = onScreen;
    else delete root.dataset.theme;
    dispatchEvent(new Event('themechange'));
  });
  addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const language = target.closest('[data-language-switch]');
    if (language) language.hash = location.hash; // the same place in the other language
    if (!target.closest('[data-theme-switch]')) return;
    root.dataset.theme = dark() ? 'light' : 'dark';
    storage((store) => store.setItem('theme', root.dataset.theme));
    tell();
    dispatchEvent(new Event('themechange'));
  });
})();
