'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const rows = Array.from(document.querySelectorAll('.runs tbody tr'));
  const texts = rows.map(row => `${row.querySelector('th code').textContent} ${row.dataset.words}`.toLowerCase());

  function filter() {
    const words = byId('words').value.toLowerCase().split(/\s+/).filter(word => word);
    const [status, found, bug, impl] = ['status', 'found', 'bug', 'impl'].map(id => byId(id).value);
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = words.every(word => texts[i].includes(word))
        && (!status || row.dataset.status === status)
        && (!found || row.dataset.found === found)
        && (!bug || row.dataset.bugs.split(' ').includes(bug))
        && (!impl || row.dataset.impl === impl);
      row.hidden = !fits;
      if (fits) shown++;
    });
    byId('shown').textContent = `${shown} of ${rows.length} runs`;
  }

  function turn() {
    const root = document.documentElement;
    const order = ['auto', 'light', 'dark'];
    const next = order[(order.indexOf(root.dataset.theme || 'auto') + 1) % order.length];
    root.dataset.theme = next;
    byId('theme').textContent = `Theme: ${next}`;
  }

  byId('filters').addEventListener('input', filter);
  byId('filters').addEventListener('submit', event => event.preventDefault());
  byId('filters').addEventListener('reset', () => setTimeout(filter));
  byId('theme').addEventListener('click', turn);
  byId('filters').hidden = false;
  filter();
})();
