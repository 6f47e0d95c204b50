// What the pages can do beyond links and forms. Each part does its work only where it finds its element.

import { $, $$, element, number } from './dom.js';

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
if ($('#live')) import('./stream.js').then(({ stream }) => stream());
if ($('#dead-letters')) import('./letters.js').then(({ letters }) => letters());
if ($('#try')) trial($('#try'));
