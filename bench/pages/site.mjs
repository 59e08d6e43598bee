// The site as its users start it, on a free port and an empty data folder, and a browser.
import { spawn, execSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts the built jar; answers with its address and how to end it. */
export async function startSite(datasets) {
  const data = mkdtempSync(join(tmpdir(), 'atlas-pages-'));
  const jar = new URL('../../server/target/latent-atlas.jar', import.meta.url).pathname;
  const server = spawn('java', ['-jar', jar, 'serve', '--port', '0', '--data', data, '--datasets', datasets], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resume, fail) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const ready = /is ready at (http:\/\/\S+)/.exec(said);
      if (ready) resume(ready[1]);
    });
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { address, end: () => { server.kill(); rmSync(data, { recursive: true, force: true }); } };
}

/** A Chromium that answers Lighthouse on {@code port} too. */
export async function startBrowser() {
  const executablePath = process.env.ATLAS_CHROMIUM ?? execSync(`command -v ${names.join(' || command -v ')}`, { encoding: 'utf8' }).trim();
  const port = await freePort();
  const browser = await chromium.launch({ executablePath, args: [...flags, `--remote-debugging-port=${port}`] });
  return { browser, port };
}

function freePort() {
  return new Promise((resume) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resume(port));
    });
  });
}

/** Shares a walk of four stops on the model of two dimensions; answers with its path. */
export async function shareWalk(address) {
  const models = await (await fetch(`${address}/api/v1/models`)).json();
  const model = models.find((candidate) => candidate.latentSize === 2).id;
  const walk = { model, stops: [[-1.6, 0.9], [-0.4, 1.3], [0.5, 0.3], [1.5, -0.8]], path: 'spline', title: 'Four stops' };
  const answer = await fetch(`${address}/api/v1/walks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(walk) });
  if (!answer.ok) throw new Error(`sharing a walk: ${answer.status} ${await answer.text()}`);
  return `/w/${(await answer.json()).id}`;
}
