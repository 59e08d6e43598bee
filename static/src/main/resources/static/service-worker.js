/**
 * What makes the site work offline after the first visit. Files whose address holds a hash of their content come from a cache where it
 * has them; pages come from the network, and from the cache where that does not answer. The server writes the line `const bundle`
 * before this: with each new bundle of static files the browser has another worker, whose cache takes the old one's place once no
 * page of the old one is open any more.
 */
const shell = `atlas-${bundle.hash}`; // static files, and the pages made for them
const lasting = 'atlas-by-content'; // weights, decoders and data sets' pictures: right with every bundle
const mostLasting = 400; // entries
const offline = '/offline';
const loose = { ignoreVary: true };

const byContent = /^\/(weights|decoders|datasets)\//;
const pages = /^\/($|draw$|models$|compare$|w\/[^/]+(\/embed)?$)/;
const never = /^\/(admin|api|sign-in|setup|metrics|healthz|openapi\.json|service-worker\.js)(\/|$)/;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(takeOver()));
addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (never.test(url.pathname)) return;
  else if (isFixed(url)) event.respondWith(fixed(request, url));
});

function isFixed(url) {
  return url.pathname.startsWith('/assets/') || byContent.test(url.pathname);
}

/** The files of the bundle, the page for what was never visited, and anew the pages that the worker before this one kept. */
async function install() {
  const cache = await caches.open(shell);
  await cache.addAll(bundle.files);
  await cache.put(offline, await fetch(offline));
  await keep(await pagesBefore());
}

async function pagesBefore() {
  const found = [];
  for (const name of await older()) {
    for (const request of await (await caches.open(name)).keys()) {
      const url = new URL(request.url);
      if (pages.test(url.pathname)) found.push(url.href);
    }
  }
  return found;
}

async function older() {
  return (await caches.keys()).filter((name) => name.startsWith('atlas-') && name !== shell && name !== lasting);
}

async function takeOver() {
  for (const name of await older()) await caches.delete(name);
  await clients.claim(); // the page of the first visit too
}

/** Keeps what a page has loaded before there was a worker, and the page itself. */
async function keep(addresses) {
  await Promise.allSettled(addresses.map(async (address) => {
    const url = new URL(address, location.origin);
    if (url.origin !== location.origin || never.test(url.pathname)) return;
    if (isFixed(url)) await fixed(new Request(url), url);
    else if (pages.test(url.pathname)) await remember(url, await fetch(url));
  }));
}

/** A file that never changes: from the cache, else from the network and then from the cache. */
async function fixed(request, url) {
  const cache = await caches.open(byContent.test(url.pathname) ? lasting : shell);
  const key = url.origin + url.pathname; // an asset's parameters are for its own script
  const kept = await cache.match(key, loose);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    const copy = answer.clone();
    await cache.put(key, copy).then(() => trim(cache), () => {}); // a full disk is no reason to answer nothing
  }
  return answer;
}

async function trim(cache) {
  const kept = await cache.keys();
  for (const oldest of kept.slice(0, Math.max(0, kept.length - mostLasting))) await cache.delete(oldest);
}

/** A page as the server has it now; else as it was kept; else the page that says so. */
async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await remember(url, answer.clone());
    return answer;
  } catch (error) {
    const cache = await caches.open(shell);
    const kept = await keptPage(cache, url) ?? await cache.match(offline, loose);
    if (!kept) throw error;
    return kept;
  }
}

/** A page as it was kept. A map that the address names by its model may have been visited as the site's own map. */
async function keptPage(cache, url) {
  if (!pages.test(url.pathname)) return undefined;
  const exact = await cache.match(keyOf(url), loose);
  const model = url.searchParams.get('model');
  if (exact || url.pathname !== '/' || !model) return exact;
  const map = await cache.match(url.origin + '/', loose);
  return (await map?.clone().text())?.includes(`"id":${JSON.stringify(model)}`) ? map : undefined;
}

/** One copy of a page, in the language that it was last seen in. */
async function remember(url, answer) {
  const cache = await caches.open(shell);
  if (pages.test(url.pathname) && answer.status === 200) await cache.put(keyOf(url), answer).catch(() => {});
  if (url.searchParams.has('lang')) await cache.add(offline).catch(() => {});
}

function keyOf(url) {
  const key = new URL(url.pathname + url.search, url.origin);
  key.searchParams.delete('lang');
  return key.href;
}
