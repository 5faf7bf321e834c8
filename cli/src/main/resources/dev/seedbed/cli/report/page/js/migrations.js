// The history of the migrations: when each ran, for how long, and who had to wait.

const waiting = ['no lock on what was there', 'others go on', 'writers wait', 'everybody waits'];

function waitsFor(strength) {
  if (!strength) return 0;
  if (strength < 5) return 1;
  return strength < 8 ? 2 : 3;
}

const strongest = (statement) =>
  Math.max(0, ...statement.locks.filter((lock) => !lock.fresh).map((lock) => lock.strength));

const strengthName = (migration) => waiting[waitsFor(migration.strongest)];

function track(migration, start, total) {
  const bar = el('span', { class: 'track', 'aria-hidden': 'true' });
  let at = start;
  for (const statement of migration.statements) {
    const piece = el('i', { class: `waits-${waitsFor(strongest(statement))}` });
    piece.style.left = `${(100 * at) / total}%`;
    piece.style.width = `${(100 * statement.micros) / total}%`;
    bar.append(piece);
    at += statement.micros;
  }
  return bar;
}

/** What locks a statement took, the strongest first; those on its own new tables are counted only. */
function lockChips(statement) {
  const others = statement.locks.filter((lock) => !lock.fresh);
  const fresh = statement.locks.length - others.length;
  return [
    ...others.sort((one, other) => other.strength - one.strength).slice(0, 8).map((lock) =>
      chip(`${lock.mode} on ${lock.relation}`, ['', 'good', 'warning', 'error'][waitsFor(lock.strength)])),
    others.length > 8 ? chip(`and ${others.length - 8} more locks`) : null,
    fresh ? chip(`${plural(fresh, 'lock')} on what it made itself`) : null,
    ...statement.rewritten.map((table) => chip(`rewrote ${table}`, 'error')),
  ];
}

function drawStatements(migration) {
  const list = el('ol', { class: 'statements' });
  const more = inParts(list, migration.statements, (statement) => el('li', {},
    el('div', { class: 'meta' }, el('span', {}, `line ${statement.line}`), el('span', {}, duration(statement.micros)), lockChips(statement)),
    el('pre', {}, statement.sql)), 40);
  return [list, more];
}

function drawMarked(file) {
  const some = byFile.get(file) ?? [];
  return (report.sources[file] ?? []).map((excerpt) =>
    el('div', { class: 'panel' }, el('div', { class: 'title' }, `${file}, from line ${excerpt.first}`), sourceLines(excerpt, some)));
}

function drawMigration(migration, start, total) {
  const found = byFile.get(migration.file) ?? [];
  const name = migration.name.split('/').pop();
  return el('li', {}, lazily(el('details', {},
    el('summary', {},
      el('span', { class: 'what' }, el('b', {}, name),
        el('small', {}, `${plural(migration.statements.length, 'statement')}${migration.undo === 'yes' ? ', can be taken back' : ''}${migration.repeatable ? ', repeatable' : ''}`)),
      track(migration, start, total),
      el('span', { class: 'took' }, duration(migration.micros)),
      el('span', { class: 'notes' }, chip(strengthName(migration), ['', 'good', 'warning', 'error'][waitsFor(migration.strongest)]), ' ',
        found.length ? chip(plural(found.length, 'finding'), worst(found)) : ''))),
  () => [...drawMarked(migration.file), ...drawStatements(migration)]));
}

function drawMigrations() {
  const section = byId('migrations');
  if (report.history.missing) {
    section.append(empty(report.history.missing));
    return;
  }
  const { migrations } = report.history;
  const total = Math.max(1, migrations.reduce((sum, each) => sum + each.micros, 0));
  let start = 0;
  const list = el('ol', { class: 'timeline' });
  const starts = migrations.map((migration) => {
    const at = start;
    start += migration.micros;
    return { migration, at };
  });
  const more = inParts(list, starts, ({ migration, at }) => drawMigration(migration, at, total), 200);
  section.append(
    el('p', { class: 'lead' }, `${plural(migrations.length, 'migration')} in ${duration(total)} on an empty database. A bar is a statement; its colour says who would wait for its locks on tables that were there before.`),
    el('ul', { class: 'locks' }, waiting.map((text, i) => el('li', {}, el('i', { class: `waits-${i}` }), text))),
    el('div', { class: 'scale', 'aria-hidden': 'true' }, el('span', {}, [0, 0.25, 0.5, 0.75, 1].map((part) => el('b', {}, duration(Math.round(total * part)))))),
    list, more);
}
