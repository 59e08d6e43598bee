// One visit of a page with an empty cache: what came before the first digit, long tasks, layout shift, and pixels under the pointer.

/** Notes what happens from the first byte on; serialised into the page. */
function watch() {
  globalThis.seen = { tasks: [], shift: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => seen.tasks.push({ startTime, duration }))).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => {
    const { first, ready } = document.documentElement?.dataset ?? {};
    if (first || ready) seen.first ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

export async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForSelector('html[data-ready=map]', { timeout: 30000 }).catch(() => {});
  await page.waitForLoadState('networkidle');
  const found = await page.evaluate(() => {
    const kind = ({ name }) => (/\.safetensors$/.test(name) ? 'weights' : /\.(js|wasm)$/.test(new URL(name).pathname) ? 'code' : 'other');
    const files = performance.getEntriesByType('resource').filter((file) => seen.first && file.responseEnd <= seen.first);
    const bytes = (wanted) => files.filter((file) => kind(file) === wanted).reduce((sum, file) => sum + file.encodedBodySize, 0);
    const html = performance.getEntriesByType('navigation')[0].encodedBodySize;
    const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const longest = (tasks) => Math.max(0, ...tasks.map(({ duration }) => duration));
    const longestFilling = longest(seen.tasks.filter(({ startTime }) => startTime >= painted));
    return { first: seen.first, longestTask: longest(seen.tasks), longestFilling, shift: seen.shift, html, code: bytes('code'), weights: bytes('weights') };
  });
  found.pointer = await page.locator('#surface').count() ? await pointer(page) : null;
  await context.close();
  return found;
}

/** Moves the pointer over the map; answers how many of the moves had new pixels in the large digit before the next frame began. */
async function pointer(page) {
  await page.evaluate(() => {
    const big = document.getElementById('big');
    const ink = () => big.getContext('2d').getImageData(0, 0, 28, 28).data.join();
    let before = ink();
    globalThis.moves = [];
    addEventListener('pointermove', () => { // hears it after the map has
      const now = ink();
      moves.push(now !== before);
      before = now;
    });
  });
  const { x, y, width, height } = await page.locator('#surface').boundingBox();
  for (let step = 0; step <= 20; step++) await page.mouse.move(x + width * (0.2 + 0.03 * step), y + height * 0.5);
  const moves = await page.evaluate(() => moves);
  return { moves: moves.length, changed: moves.filter(Boolean).length };
}
