// Finds tables and columns by parts of their names.

const most = 12;
let hits = [];
let chosen = -1;

function matching(text) {
  const wanted = text.toLowerCase();
  const found = [];
  tables.forEach((table, number) => {
    const at = table.name.toLowerCase().indexOf(wanted);
    if (at >= 0) {
      const begins = table.label.toLowerCase().startsWith(wanted);
      found.push({ number, label: table.name, note: table.domain, rank: begins ? 0 : 1 });
    }
    for (const column of table.columns) {
      if (`${table.label}.${column.name}`.toLowerCase().includes(wanted) && at < 0) {
        found.push({ number, label: `${table.name}.${column.name}`, note: column.type, rank: 2 });
      }
    }
  });
  return found.sort((one, other) => one.rank - other.rank).slice(0, most);
}

function drawHits() {
  const text = byId('search').value.trim();
  hits = text ? matching(text) : [];
  chosen = hits.length ? 0 : -1;
  byId('hits').replaceChildren(
    ...hits.map((hit, i) => el('li', { id: `hit-${i}`, role: 'option', onpointerdown: (event) => {
      event.preventDefault();
      take(i);
    } }, hit.label, el('small', {}, hit.note))),
    ...(text && !hits.length ? [el('li', { role: 'option', 'aria-disabled': 'true' }, 'No table and no column has that in its name')] : []));
  byId('hits').hidden = !text;
  byId('search').setAttribute('aria-expanded', String(Boolean(text)));
  mark();
}

function mark() {
  [...byId('hits').children].forEach((item, i) => item.setAttribute('aria-selected', String(i === chosen)));
  if (chosen >= 0) byId('search').setAttribute('aria-activedescendant', `hit-${chosen}`);
  else byId('search').removeAttribute('aria-activedescendant');
}

function closeHits() {
  byId('hits').hidden = true;
  byId('search').setAttribute('aria-expanded', 'false');
}

function take(i) {
  closeHits();
  if (hits[i]) go(hits[i].number);
}

function startSearch() {
  const input = byId('search');
  input.addEventListener('input', drawHits);
  input.addEventListener('focus', drawHits);
  input.addEventListener('blur', closeHits);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.value = '';
      drawHits();
    } else if (event.key === 'Enter') {
      take(chosen);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : hits.length - 1;
      if (hits.length) chosen = (chosen + step) % hits.length;
      mark();
    }
  });
}
