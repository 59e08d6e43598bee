// Measures the pages against their budgets; see README.md beside this.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import lighthouse, { desktopConfig } from 'lighthouse';
import { shareWalk, startBrowser, startSite } from './site.mjs';
import { visit } from './visit.mjs';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '3' }, visits: { type: 'string', default: '5' }, datasets: { type: 'string', default: process.env.ATLAS_DATASETS ?? '../../../shared' } } });
const budgets = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 95 };
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const spread = (values) => `${Math.min(...values)} to ${Math.max(...values)}`;

const site = await startSite(options.datasets);
const { browser, port } = await startBrowser();
try {
  const pages = ['/', await shareWalk(site.address), '/draw', '/models'];
  const rows = [];
  for (const path of pages) {
    const row = { page: path.startsWith('/w/') ? '/w/{id}' : path, lighthouse: {} };
    for (const [form, config] of [['phone', undefined], ['desktop', desktopConfig]]) row.lighthouse[form] = await scores(site.address + path, config);
    const visits = [];
    for (let i = 0; i < Number(options.visits); i++) visits.push(await visit(browser, site.address + path));
    row.visits = visits;
    rows.push(row);
    console.error(`${row.page} done`);
  }
  const version = browser.version();
  const lighthouseVersion = JSON.parse(readFileSync(new URL('node_modules/lighthouse/package.json', import.meta.url))).version;
  const machine = `${cpus()[0].model}, ${cpus().length} processors; Chromium ${version}, headless; Lighthouse ${lighthouseVersion}, median of ${options.runs} runs; ${options.visits} visits with an empty cache.`;
  writeFileSync('results.json', JSON.stringify({ machine, rows }, null, 1));
  writeFileSync('results.md', report(rows, machine));
  console.log(report(rows, machine));
} finally {
  await browser.close();
  site.end();
}

/** Lighthouse's scores by category, each a list of one a run, and what it found wanting. */
async function scores(url, config) {
  const found = { wanting: [], notes: [] };
  for (let run = 0; run < Number(options.runs); run++) {
    const lhr = await oneRun(url, config, found);
    for (const [name, category] of Object.entries(lhr.categories)) {
      (found[name] ??= []).push(category.score === null ? null : Math.round(category.score * 100)); // null: an audit of it failed
      const failed = name === 'performance' ? [] : category.auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
      for (const { id } of failed) if (!found.wanting.includes(id)) found.wanting.push(id);
    }
  }
  return found;
}

/** One run of Lighthouse; another one, at most twice, where an audit of its own failed, which is noted. */
async function oneRun(url, config, found) {
  for (let again = 0; ; again++) {
    const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(budgets) }, config);
    const broken = Object.values(lhr.audits).filter(({ errorMessage }) => errorMessage);
    if (broken.length === 0 || again === 2) return lhr;
    const note = `once more because of ${broken[0].id}: ${broken[0].errorMessage}`;
    console.error(note);
    if (!found.notes.includes(note)) found.notes.push(note);
  }
}

function report(rows, machine) {
  const lines = ['# The pages and their budgets', '', machine, '', '| page | form | performance (95) | accessibility (100) | best practices (100) | SEO (95) | wanting |', '| --- | --- | --- | --- | --- | --- | --- |'];
  for (const { page, lighthouse: forms } of rows) {
    for (const [form, found] of Object.entries(forms)) {
      const cells = Object.entries(budgets).map(([name, least]) => found[name].includes(null) ? 'not scored' : `${median(found[name])} (${spread(found[name])})${median(found[name]) < least ? ', missed' : ''}`);
      lines.push(`| ${page} | ${form} | ${cells.join(' | ')} | ${[...found.wanting, ...found.notes].join(', ') || 'nothing'} |`);
    }
  }
  lines.push('', '| page | first digit, ms | HTML + code before it (120 KB) | weights before it | longest task while it fills, ms (50) | before its first paint too | layout shift (0) | moves of the pointer with new pixels within the event |', '| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { page, visits } of rows) {
    const of = (name) => visits.map((one) => one[name]);
    const longest = (name) => `${Math.round(median(of(name)))} (${spread(of(name).map(Math.round))})`;
    const first = of('first').filter(Boolean);
    const moves = visits.filter((one) => one.pointer).map(({ pointer }) => `${pointer.changed} of ${pointer.moves}`);
    lines.push(`| ${page} | ${first.length ? Math.round(median(first)) : 'none'} | ${median(of('html')) + median(of('code'))} B | ${median(of('weights'))} B | ${longest('longestFilling')} | ${longest('longestTask')} | ${median(of('shift')).toFixed(4)} | ${moves.join(', ') || 'no map'} |`);
  }
  return `${lines.join('\n')}\n`;
}
