// The lab's page: fills the form from the API, starts a run, follows it and shows its headline table.
(() => {
  'use strict';
  const at = id => document.getElementById(id);
  const smallest = 10000;
  let scenario = null;
  let running = null;

  async function call(path, options) {
    const response = await fetch(path, options);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) {
      const failure = new Error(body.detail || body.title || `The lab answered ${response.status}.`);
      failure.messages = body.messages;
      throw failure;
    }
    return body;
  }

  function element(name, text, attributes) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  }

  function show(texts) {
    at('messages').replaceChildren(...texts.map(text => element('li', text)));
  }

  function shown(number) {
    return number.toLocaleString('en', { maximumFractionDigits: 2 });
  }

  function control(value, index) {
    const id = `value-${index}`;
    const row = element('div');
    const label = element('label', `${value.label}: `, { for: id });
    const output = element('output', shown(value.value) + value.suffix, { for: id });
    label.append(output);
    const input = element('input', undefined, { id, type: 'range', min: value.minimum, max: value.maximum, step: value.step });
    input.value = value.value;
    input.dataset.key = value.key;
    input.dataset.suffix = value.suffix;
    input.dataset.initial = input.value;
    input.addEventListener('input', () => { output.textContent = shown(Number(input.value)) + value.suffix; });
    row.append(label, input);
    return row;
  }

  async function choose(name) {
    show([]);
    scenario = await call(`/api/scenarios/${encodeURIComponent(name)}`);
    at('description').textContent = scenario.description;
    at('explanation').textContent = scenario.explanation;
    const groups = new Map();
    scenario.values.forEach((value, index) => {
      if (!groups.has(value.policy)) {
        const group = element('fieldset');
        group.append(element('legend', value.policy));
        groups.set(value.policy, group);
      }
      groups.get(value.policy).append(control(value, index));
    });
    at('values').replaceChildren(...groups.values());
    const residents = at('residents');
    residents.min = scenario.fewestResidents;
    residents.max = scenario.mostResidents;
    residents.value = Math.min(scenario.residents, scenario.mostResidents, smallest);
    at('months').value = Math.min(scenario.months, 48);
  }

  function question() {
    const set = {};
    for (const input of at('values').querySelectorAll('input')) {
      if (input.value !== input.dataset.initial) set[input.dataset.key] = input.value + input.dataset.suffix;
    }
    return {
      scenario: scenario.name, set, residents: Number(at('residents').value), months: Number(at('months').value),
      replicates: Number(at('replicates').value), seed: Number(at('seed').value),
    };
  }

  function busy(is) {
    at('run').disabled = is;
    at('cancel').hidden = !is;
    at('progress').hidden = !is;
  }

  function say(state) {
    const share = Math.round(100 * state.monthsDone / state.months);
    at('progress').value = state.monthsDone / state.months;
    const texts = {
      waiting: 'Waiting for other runs.', running: `Running: ${share} % of the months are done.`, completed: 'Done.', cancelled: 'Cancelled.',
      failed: `It failed: ${state.fault}`,
    };
    // A reader is told of tenths, not of every month.
    const text = state.state === 'running' ? `Running: ${Math.floor(share / 10) * 10} % of the months are done.` : texts[state.state];
    if (at('status').textContent !== text) at('status').textContent = text;
  }

  async function finish(state) {
    busy(false);
    running = null;
    if (state.state !== 'completed') return;
    const table = await call(`/api/runs/${state.id}/summary`);
    at('columns').replaceChildren(element('th', '', { scope: 'col' }), ...table.columns.map(c => element('th', c, { scope: 'col' })));
    at('columns').firstChild.textContent = 'Outcome';
    at('rows').replaceChildren(...table.rows.map(cells => {
      const row = element('tr');
      row.append(element('th', cells[0], { scope: 'row' }), ...cells.slice(1).map(c => element('td', c)));
      return row;
    }));
    at('notes').replaceChildren(...table.notes.map(note => element('li', note)));
    at('report').href = `/api/runs/${state.id}/files/report.html`;
    at('result').hidden = false;
    at('answer').focus();
  }

  function follow(id) {
    const events = new EventSource(`/api/runs/${id}/events`);
    events.onmessage = message => {
      const state = JSON.parse(message.data);
      say(state);
      if (['completed', 'failed', 'cancelled'].includes(state.state)) {
        events.close();
        finish(state).catch(failure => show([failure.message]));
      }
    };
    // The browser connects again by itself; a run that the lab no longer knows is given up.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) {
        busy(false);
        show(['The lab no longer answers for this run.']);
      }
    };
  }

  async function begin() {
    show([]);
    at('result').hidden = true;
    busy(true);
    try {
      const state = await call('/api/runs', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question()) });
      running = state.id;
      say(state);
      follow(state.id);
    } catch (failure) {
      busy(false);
      at('status').textContent = 'It was not run.';
      show(failure.messages && failure.messages.length ? failure.messages : [failure.message]);
    }
  }

  at('form').addEventListener('submit', event => { event.preventDefault(); begin(); });
  at('cancel').addEventListener('click', () => running && call(`/api/runs/${running}`, { method: 'DELETE' }).catch(failure => show([failure.message])));
  at('scenario').addEventListener('change', () => choose(at('scenario').value).catch(failure => show([failure.message])));

  call('/api/scenarios').then(list => {
    at('scenario').replaceChildren(...list.map(s => element('option', s.title, { value: s.name })));
    const first = list.find(s => s.name === 'island-guarantee') || list[0];
    at('scenario').value = first.name;
    return choose(first.name);
  }).then(() => { document.documentElement.dataset.ready = 'yes'; }).catch(failure => show([failure.message]));
})();
