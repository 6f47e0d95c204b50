// What the pages can do beyond links and forms. Each part does its work only where it finds its element.

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

/** An element with attributes and children; strings become text, never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const number = new Intl.NumberFormat('en');

// ---- Dark and light

function theme() {
  const button = $('#theme');
  const dark = () => (document.documentElement.dataset.theme
    ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const show = () => { button.textContent = dark() ? 'Light' : 'Dark'; };
  button.hidden = false;
  button.addEventListener('click', () => {
    const other = dark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = other;
    localStorage.setItem('theme', other);
    show();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  show();
}

// ---- Keys

function keys() {
  const hits = $$('.hits > li');
  let current = -1;
  const choose = (index) => {
    if (!hits.length) return;
    hits[current]?.classList.remove('current');
    current = Math.max(0, Math.min(hits.length - 1, index));
    hits[current].classList.add('current');
    $('h2 a', hits[current]).focus({ preventScroll: true });
    hits[current].scrollIntoView({ block: 'nearest' });
  };
  const follow = (selector) => { const link = $(selector); if (link) location.href = link.href; };
  const actions = {
    '/': () => { $('#q').focus(); $('#q').select(); },
    j: () => choose(current + 1),
    k: () => choose(current - 1),
    o: () => { if (current >= 0) location.href = $('h2 a', hits[current]).href; },
    Enter: () => { if (current >= 0) location.href = $('h2 a', hits[current]).href; },
    n: () => follow('a[rel=next]'),
    p: () => follow('a[rel=prev]'),
    u: () => history.back(),
    '?': () => { location.href = '/help'; },
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select');
    if (typing) {
      if (event.key === 'Escape') typing.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in actions)) return;
    if (event.key === 'Enter' && event.target.closest('a, button, summary')) return;
    event.preventDefault();
    actions[event.key]();
  });
}

// ---- Suggestions while typing

function suggestions() {
  const input = $('#q');
  const list = element('ul', { class: 'suggestions', role: 'listbox', id: 'suggestions', 'aria-label': 'Suggestions' });
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'suggestions', 'aria-autocomplete': 'list' })) {
    input.setAttribute(name, value);
  }
  let timer = 0;
  let asked = 0;
  let chosen = -1;

  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); chosen = -1; };
  const word = () => input.value.slice(0, input.selectionStart).match(/(?:^|\s)((?:(?:actor|weapon|type|source):)?"?)([^\s":]{2,})$/);
  const take = (item) => {
    const at = word();
    const begin = input.selectionStart - at[1].length - at[2].length;
    const put = `${item.dataset.facet}:"${item.dataset.value}" `;
    input.value = input.value.slice(0, begin) + put + input.value.slice(input.selectionStart);
    input.setSelectionRange(begin + put.length, begin + put.length);
    close();
  };
  const mark = (index) => {
    const items = $$('li', list);
    chosen = (index + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute('aria-selected', String(i === chosen)));
    input.setAttribute('aria-activedescendant', items[chosen].id);
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, i) => {
      const item = element('li', { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false' },
        element('span', { class: 'kind' }, one.facet), element('span', {}, one.value),
        element('span', { class: 'n' }, number.format(one.articles)));
      item.dataset.facet = one.facet;
      item.dataset.value = one.value;
      item.addEventListener('mousedown', (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    chosen = -1;
  };
  const ask = async () => {
    const at = word();
    if (!at) return close();
    const number = ++asked;
    try {
      const answer = await fetch(`/api/suggest?q=${encodeURIComponent(at[2])}`);
      const { suggestions: found = [] } = await answer.json();
      if (number === asked && document.activeElement === input) show(found);
    } catch { close(); }
  };
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); mark(chosen + 1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); mark(chosen - 1); }
    else if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); take($$('li', list)[chosen]); }
    else if (event.key === 'Escape') { event.stopPropagation(); close(); }
  });
}

// ---- The histogram: drag to choose a span

function histogram(figure) {
  const svg = $('svg', figure);
  const bins = $$('g', svg);
  figure.classList.add('live');
  let begin = -1;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.max(0, Math.min(bins.length - 1, Math.floor((event.clientX - box.left) / box.width * bins.length)));
  };
  const span = (end) => [Math.min(begin, end), Math.max(begin, end)];
  const show = (end) => {
    const [first, last] = span(end);
    bins.forEach((bin, i) => bin.classList.toggle('chosen', begin >= 0 && i >= first && i <= last));
  };
  svg.addEventListener('pointerdown', (event) => { begin = at(event); svg.setPointerCapture(event.pointerId); show(begin); event.preventDefault(); });
  svg.addEventListener('pointermove', (event) => { if (begin >= 0) show(at(event)); });
  svg.addEventListener('pointercancel', () => { begin = -1; show(0); });
  svg.addEventListener('pointerup', (event) => {
    if (begin < 0) return;
    const [first, last] = span(at(event));
    const address = new URL(figure.dataset.address, location.href);
    address.searchParams.set('from', bins[first].dataset.from);
    address.searchParams.set('to', bins[last].dataset.to);
    location.href = address;
  });
}

// ---- The stream

function stream() {
  const MOST_LINES = 40;
  const SECONDS = 120;
  const state = $('#live-state');
  const pause = $('#live-pause');
  const list = $('#live-arrivals');
  const rates = [];
  let paused = false;
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
  const stages = (event) => rows('#live-stages', JSON.parse(event.data), (one) => [
    element('td', {}, one.name), element('td', { class: 'behind' }, one.behind ? number.format(one.behind) : 'up to date')]);
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

// ---- Try it

function trial(form) {
  const MOST_BYTES = 1 << 20;
  const box = $('#tried');
  const file = $('#try-file');
  const tell = (text) => box.replaceChildren(element('p', { class: 'note', role: 'status' }, text));
  const refuse = () => tell('A text may have up to 1 MB here. Larger ones: ./copytaster tag FILE, or ./copytaster run --input FILE.');
  const send = async (address, body, type) => {
    tell('Reading …');
    try {
      const answer = await fetch(address, { method: 'POST', body, headers: { 'Content-Type': type } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const tried = $('#tried', page);
      if (answer.ok && tried) box.replaceChildren(...tried.children);
      else tell($('main p', page)?.textContent ?? 'That did not work.');
    } catch {
      tell('The server does not answer. Is it still running?');
    }
  };
  const sendFile = (chosen) => {
    if (chosen.size > MOST_BYTES) refuse();
    else send(`/try?name=${encodeURIComponent(chosen.name)}`, chosen, 'application/octet-stream');
  };
  // A browser takes minutes to lay out a text of many megabytes: it is turned away before.
  $('textarea', form).addEventListener('paste', (event) => {
    if (event.clipboardData.getData('text').length > MOST_BYTES) {
      event.preventDefault();
      refuse();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send('/try', new URLSearchParams(new FormData(form)).toString(), 'application/x-www-form-urlencoded');
  });
  file.hidden = false;
  $('input', file).addEventListener('change', (event) => { if (event.target.files[0]) sendFile(event.target.files[0]); });
  for (const name of ['dragenter', 'dragover']) {
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add('dropping'); });
  }
  form.addEventListener('dragleave', () => form.classList.remove('dropping'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('dropping');
    const dropped = event.dataTransfer.files[0];
    if (dropped) sendFile(dropped);
    else if (event.dataTransfer.getData('text').length > MOST_BYTES) refuse();
    else { $('textarea', form).value = event.dataTransfer.getData('text'); form.requestSubmit(); }
  });
}

theme();
keys();
suggestions();
$$('.histogram').forEach(histogram);
if ($('#live')) stream();
if ($('#try')) trial($('#try'));
