'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = id => document.getElementById(id);
  const rows = Array.from(document.querySelectorAll('tr[data-row]'));
  const blocks = Array.from(document.querySelectorAll('.lanes tbody'));
  const lines = Array.from(document.querySelectorAll('.source li'));
  const slider = byId('slider');
  const states = [data.init];
  for (const row of data.rows) {
    const state = states[states.length - 1].slice();
    for (let i = 0; i < row.diff.length; i += 2) state[row.diff[i]] = row.diff[i + 1];
    states.push(state);
  }
  const numbers = new Map(data.components.map((name, index) => [name, index]));
  let current = 0;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const header = text => {
    const made = element('th', text);
    made.scope = 'row';
    return made;
  };
  const value = (component, step) => {
    const index = numbers.get(component);
    return index === undefined ? undefined : states[step][index];
  };
  const shown = text => (text === '-' ? '–' : text);

  function tlb(cpu, buffer, step) {
    const entry = value(`tlb(cpu${cpu}, ${buffer})`, step);
    const cell = element('td', shown(entry || ''));
    if (entry && entry !== '-' && entry !== value(`pte(${buffer})`, step)) {
      cell.className = 'stale';
      cell.append(' ', element('span', '≠ page table', 'word'));
    }
    const pending = value(`pending(cpu${cpu}, ${buffer})`, step);
    if (pending && pending !== '0') cell.append(' ', element('span', 'to be invalidated', 'word'));
    return cell;
  }

  function translations(step) {
    const body = byId('translations');
    if (!body) return;
    body.replaceChildren(...data.buffers.map(buffer => {
      const row = element('tr');
      const entry = element('td', shown(value(`pte(${buffer})`, step) || ''));
      if (value(`accessed(${buffer})`, step) === '1') entry.append(' ', element('span', 'accessed', 'word'));
      row.append(header(buffer), entry);
      for (let cpu = 0; cpu < data.cpus; cpu++) row.append(tlb(cpu, buffer, step));
      if (data.masks) row.append(element('td', value(`${buffer}.cpumask`, step) || ''));
      return row;
    }));
  }

  function state(step) {
    const only = byId('only').checked;
    const before = states[Math.max(0, step - 1)];
    const body = byId('state');
    body.replaceChildren();
    data.components.forEach((name, index) => {
      const now = states[step][index];
      const changed = step > 0 && before[index] !== now;
      if (only && !changed) return;
      const row = element('tr');
      const head = header(name);
      if (data.relevant.includes(index)) {
        const mark = element('span', ' ●', 'matters');
        mark.title = 'the broken promise depends on it';
        head.append(mark);
        head.append(element('span', ' matters', 'spoken'));
      }
      row.append(head, element('td', changed ? `${before[index]} → ${now}` : now));
      row.append(element('td', changed ? 'changed' : ''));
      body.append(row);
    });
    byId('unchanged').hidden = body.children.length > 0;
    byId('moves').textContent = step > 0 && data.rows[step - 1].moves || '';
    byId('possible').hidden = !byId('moves').textContent;
  }

  function source(step) {
    for (const line of lines) {
      line.classList.remove('at');
      line.removeAttribute('aria-current');
    }
    const line = step > 0 && lines[data.rows[step - 1].line - 1];
    if (!line) return;
    line.classList.add('at');
    line.setAttribute('aria-current', 'step');
    // Only the list is scrolled: the page stays where its reader has put it.
    const list = line.parentElement;
    const above = line.offsetTop - list.offsetTop;
    if (above < list.scrollTop || above + line.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = above - list.clientHeight / 2;
    }
  }

  /** Of very many rows only those near the current one are laid out. */
  function layOut(step) {
    if (blocks.length < 2) return;
    const here = rows[Math.max(0, step - 1)].parentElement;
    const at = blocks.indexOf(here);
    blocks.forEach((block, i) => { block.hidden = Math.abs(i - at) > 1; });
    const visible = rows.filter(row => !row.parentElement.hidden);
    byId('window').textContent = `Shown are rows ${visible[0].dataset.row} to `
      + `${visible[visible.length - 1].dataset.row} of ${rows.length}; the slider and the keys reach the others.`;
    byId('window').hidden = false;
  }

  function spoken(step) {
    if (step === 0) return 'Before the first row';
    const changes = [];
    const diff = data.rows[step - 1].diff;
    for (let i = 0; i < diff.length; i += 2) {
      changes.push(`${data.components[diff[i]]} ${states[step - 1][diff[i]]} to ${diff[i + 1]}`);
    }
    const label = rows[step - 1].querySelector('button').getAttribute('aria-label');
    return label + (changes.length ? '; ' + changes.join(', ') : '');
  }

  function address() {
    try {
      history.replaceState(null, '', `#step=${current}`);
    } catch (refused) {
      // A page opened from disk may have no address that can be replaced. Only the link is lost.
    }
  }

  function go(step, scroll) {
    show(step, scroll);
    address();
  }

  function show(step, scroll) {
    const target = Math.min(Math.max(step, 0), rows.length);
    const before = rows[current - 1];
    if (before) {
      before.classList.remove('here');
      before.removeAttribute('aria-current');
    }
    current = target;
    layOut(current);
    const row = rows[current - 1];
    if (row) {
      row.classList.add('here');
      row.setAttribute('aria-current', 'step');
      if (scroll) row.scrollIntoView({block: 'nearest'});
    }
    slider.value = String(current);
    slider.setAttribute('aria-valuetext', spoken(current));
    byId('position').textContent = `${current} / ${rows.length}`;
    byId('first').disabled = byId('back').disabled = current === 0;
    byId('next').disabled = byId('last').disabled = current === rows.length;
    translations(current);
    state(current);
    source(current);
    byId('after').textContent = current === 0 ? 'before the first row' : `after row ${current}`;
    byId('live').textContent = spoken(current);
  }

  /** The nearest row with a property, in a direction; stays where there is none. */
  function seek(direction, has) {
    for (let step = current + direction; step > 0 && step <= rows.length; step += direction) {
      if (has(rows[step - 1])) return go(step, true);
    }
  }
  const isCause = row => row.classList.contains('cause') || row.classList.contains('breaks');
  const isSwitch = row => row.dataset.switch !== undefined;
  const nextCause = () => {
    seek(1, isCause);
  };

  function turn() {
    const root = document.documentElement;
    const order = ['auto', 'light', 'dark'];
    const next = order[(order.indexOf(root.dataset.theme || 'auto') + 1) % order.length];
    root.dataset.theme = next;
    byId('theme').textContent = `Theme: ${next}`;
  }
  function only() {
    byId('only').checked = !byId('only').checked;
    state(current);
  }
  const help = () => {
    if (!byId('help').open) byId('help').showModal();
  };

  const keys = {
    j: () => go(current + 1, true), ArrowRight: () => go(current + 1, true),
    k: () => go(current - 1, true), ArrowLeft: () => go(current - 1, true),
    Home: () => go(0, true), End: () => go(rows.length, true),
    c: nextCause, n: () => seek(1, isSwitch), N: () => seek(-1, isSwitch), d: only, t: turn, '?': help,
  };
  document.addEventListener('keydown', event => {
    const wanted = keys[event.key];
    // A button needs only the space bar and Enter, so that the keys go on after a click on a step.
    const busy = event.target.closest('input, select, textarea, summary, dialog[open]');
    const single = event.key.length === 1;
    if (!wanted || busy || event.ctrlKey || event.altKey || event.metaKey) return;
    if (single && !byId('letters').checked) return;
    event.preventDefault();
    wanted();
  });

  slider.addEventListener('input', () => go(Number(slider.value), true));
  byId('only').addEventListener('change', () => state(current));
  const click = (id, action) => byId(id).addEventListener('click', action);
  click('first', () => go(0, true));
  click('back', () => go(current - 1, true));
  click('next', () => go(current + 1, true));
  click('last', () => go(rows.length, true));
  click('cause', nextCause);
  click('switch', () => seek(1, isSwitch));
  click('theme', turn);
  click('ask', help);
  click('close', () => byId('help').close());
  document.querySelector('.lanes').addEventListener('click', event => {
    const button = event.target.closest('th button');
    if (button) go(Number(button.closest('tr').dataset.row), false);
  });

  const asked = () => {
    const match = /^#step=(\d+)$/.exec(location.hash);
    return match ? Number(match[1]) : null;
  };
  window.addEventListener('hashchange', () => {
    if (asked() !== null) go(asked(), true);
  });
  for (const part of document.querySelectorAll('.live')) part.hidden = false;
  for (const button of document.querySelectorAll('th button')) button.disabled = false;
  document.querySelector('main').classList.add('stepping');
  const start = asked();
  show(start === null ? data.start : start, start !== null);
})();
