// Dead letters on the page of the stream: sent back or put aside by a button, and new ones shown as they come.

import { $, $$, element } from './dom.js';

const TOKEN = 'copytaster-page-token';
const MOST_ROWS = 100;
const LOOK_EVERY = 3_000;
const DONE = { retry: 'sent back', drop: 'put aside' };
const section = $('#dead-letters');
let waiting = null;
let looking = 0;

const say = (text) => { $('#letters-said').textContent = text; };
/** Buttons do nothing without this script, so they are hidden until it runs. */
const reveal = () => $$('button[data-deed]', section).forEach((button) => { button.hidden = false; });

function ask(deed, row) {
  waiting = { deed, row };
  sessionStorage.removeItem(TOKEN);
  $('#letters-token').hidden = false;
  $('#letters-token input').value = '';
  $('#letters-token input').focus();
}

async function act({ deed, row }) {
  const button = $(`button[data-deed=${deed}]`, row);
  if (button.getAttribute('aria-disabled') === 'true') return;
  const free = () => $$('button', row).forEach((one) => one.removeAttribute('aria-disabled'));
  $$('button', row).forEach((one) => one.setAttribute('aria-disabled', 'true'));
  const letter = row.dataset.letter;
  say(`Dead letter ${letter} …`);
  const headers = { 'Content-Type': 'application/json' };
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.Authorization = `Bearer ${token}`;
  try {
    const answer = await fetch(`/api/dead-letters/${letter}/${deed}`,
      { method: 'POST', headers, body: JSON.stringify({ force: row.dataset.force === 'true' }) });
    const told = await answer.json();
    if (answer.ok) {
      const cell = $('.done', row);
      cell.replaceChildren(element('span', { class: 'kind' }, DONE[deed]), deed === 'retry' ? ` ${told.said}` : '');
      cell.tabIndex = -1;
      cell.focus();
      say(`Dead letter ${letter} was ${DONE[deed]}${deed === 'retry' ? `: ${told.said}` : ''}.`);
      return;
    }
    free();
    if (answer.status === 401) {
      say(token ? 'That was not the token.' : 'A change needs the token that the program was started with.');
      ask(deed, row);
    } else {
      say(told.error);
    }
  } catch {
    free();
    say('The server does not answer. Is it still running?');
  }
}

async function look() {
  const page = new DOMParser().parseFromString(await (await fetch('/stream')).text(), 'text/html');
  const body = $('tbody', section);
  if (!body) {
    section.replaceChildren(...($('#dead-letters', page)?.children ?? section.children));
  } else {
    const known = new Set($$('tr', body).map((row) => row.dataset.letter));
    body.prepend(...$$('#dead-letters tbody tr', page).filter((row) => !known.has(row.dataset.letter)));
    while (body.rows.length > MOST_ROWS) body.lastElementChild.remove();
  }
  reveal();
}

/** Shows those that came since the page was made: soon, and not too often however many come. */
export function newLetters() {
  if (looking) return;
  looking = setTimeout(() => { look().catch(() => {}).finally(() => { looking = 0; }); }, LOOK_EVERY);
}

export function letters() {
  section.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-deed]');
    if (button) act({ deed: button.dataset.deed, row: button.closest('tr') });
  });
  section.addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem(TOKEN, $('#letters-token input').value.trim());
    $('#letters-token').hidden = true;
    if (waiting) act(waiting);
  });
  reveal();
}
