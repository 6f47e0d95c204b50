// The stream as it comes in: server-sent events.

import { $, element, number } from './dom.js';
import { newLetters } from './letters.js';

export function stream() {
  const MOST_LINES = 40;
  const SECONDS = 120;
  const state = $('#live-state');
  const pause = $('#live-pause');
  const list = $('#live-arrivals');
  const rates = [];
  let paused = false;
  let dead = 0;
  let source;
  const say = (text) => { if (state.textContent !== text) state.textContent = text; };

  const line = (arrival) => {
    const title = arrival.title ?? arrival.id ?? '';
    const link = arrival.what === 'dead' ? element('span', { title }, title)
      : element('a', { href: articleAddress(arrival.id), title }, title || 'untitled');
    return element('li', { class: 'fresh' }, element('span', { class: `what ${arrival.what}` }, arrival.what),
      element('span', { class: 'from' }, arrival.source ?? ''), link);
  };
  const chart = () => {
    const highest = Math.max(1, ...rates.map((one) => one.in));
    for (const name of ['in', 'copies']) {
      const path = rates.map((one, i) => {
        const x = 600 - (rates.length - 1 - i) * 600 / (SECONDS * 4 - 1);
        return `${i ? 'L' : 'M'}${x.toFixed(1)} ${(78 - 74 * one[name] / highest).toFixed(1)}`;
      });
      $(`#live-chart path.${name}`).setAttribute('d', path.join(''));
    }
  };
  const pulse = (event) => {
    const data = JSON.parse(event.data);
    for (const name of ['in', 'enriched', 'copies', 'dead']) {
      $(`#rate-${name}`).textContent = number.format(data.rates[name]);
      $(`#count-${name}`).textContent = `${number.format(data.counts[name])} while watching`;
    }
    rates.push(data.rates);
    if (rates.length > SECONDS * 4) rates.shift();
    if (document.hidden || paused) return;
    if (data.counts.dead > dead) {
      dead = data.counts.dead;
      newLetters();
    }
    chart();
    if (data.arrivals.length) {
      const lines = data.arrivals.map(line);
      if (data.leftOut > 0) lines.push(element('li', { class: 'more' }, `and ${number.format(data.leftOut)} more`));
      $('.waiting', list)?.remove();
      list.prepend(...lines);
      while (list.children.length > MOST_LINES) list.lastChild.remove();
    }
  };
  const rows = (table, found, cells) => {
    if (found.length) $(`${table} tbody`).replaceChildren(...found.map((one) => element('tr', {}, ...cells(one))));
  };
  const waiting = (stage) => {
    if (stage.begun) return stage.behind ? number.format(stage.behind) : 'up to date';
    return stage.behind ? `${number.format(stage.behind)}, none taken yet` : 'nothing to take yet';
  };
  const stages = (event) => rows('#live-stages', JSON.parse(event.data), (one) => [
    element('td', {}, one.name), element('td', { class: 'behind' }, waiting(one))]);
  const sources = (event) => rows('#live-sources', JSON.parse(event.data), (one) => [
    element('td', {}, element('a', { href: `/?source=${encodeURIComponent(one.name)}` }, one.name)),
    element('td', { class: `state ${one.state}` }, one.failures ? `${one.state}, ${one.failures} on end` : one.state),
    element('td', { class: 'behind' }, number.format(one.delivered)),
    element('td', {}, one.last ? one.last.slice(0, 19).replace('T', ' ') : '')]);

  const open = () => {
    source = new EventSource('/api/stream');
    source.addEventListener('open', () => say('watching'));
    source.addEventListener('error', () => say('the connection is lost; trying again …'));
    source.addEventListener('pulse', (event) => { say(paused ? 'paused' : 'watching'); pulse(event); });
    source.addEventListener('stages', stages);
    source.addEventListener('sources', sources);
    source.addEventListener('index', (event) => {
      const { articles } = JSON.parse(event.data);
      $('#live-held').textContent = `${number.format(articles)} ${articles === 1 ? 'article' : 'articles'}`;
    });
    source.addEventListener('trouble', (event) => say(JSON.parse(event.data).error));
  };
  pause.hidden = false;
  pause.addEventListener('click', () => {
    paused = !paused;
    pause.textContent = paused ? 'Go on' : 'Pause';
    say(paused ? 'paused' : 'watching');
  });
  addEventListener('pagehide', () => source.close());
  open();
}

/** Where an article is shown; a browser takes dots for steps in the path. */
function articleAddress(id) {
  return id === '.' || id === '..' ? `/articles?id=${encodeURIComponent(id)}` : `/articles/${encodeURIComponent(id)}`;
}
