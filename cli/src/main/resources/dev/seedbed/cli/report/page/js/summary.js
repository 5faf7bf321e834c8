// The top of the page: the verdict, the counts, and what to look at first.

function verdictText() {
  const state = report.summary.verdict;
  const numbers = severities
    .map((severity) => [counted.filter((each) => severityOf(each) === severity).length, severity])
    .filter(([number]) => number > 0)
    .map(([number, severity]) => severity === 'info' ? `${count(number)} to know` : plural(number, severity))
    .join(', ');
  const ran = rules.filter((rule) => !rule.missing).length;
  const of = `${plural(ran, 'rule')} of pack ${report.findings.pack}`;
  if (state === 'configuration') return ['Nothing can be said', report.findings.problems.join(' ')];
  if (counted.length) return [plural(counted.length, 'finding'), `${numbers}; ${of}`];
  return state === 'stale' ? ['Clean, with a stale baseline', of] : ['No findings', of];
}

function figures() {
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
  return [
    ['Tables', count(tables.length)],
    ['Columns', count(sum(tables.map((table) => table.columns.length)))],
    ['Foreign keys', count(foreignKeys.length)],
    ['Findings', count(counted.length)],
    ['Migrations', report.history.missing ? '–' : count(report.history.migrations.length)],
    ['Rows', report.seeds.missing ? '–' : short(report.seeds.rows)],
    ['Tests', report.suites.missing ? '–' : count(sum(report.suites.suites.map((suite) => suite.tests)))],
  ];
}

const greatest = (items, value) =>
  items.reduce((best, item) => (!best || value(item) > value(best) ? item : best), undefined);

/** What deserves a look, each with a way to it. */
function glances() {
  const found = [];
  const troubled = greatest(tables.map((_, i) => i), (i) => troubles[i].length);
  if (troubled !== undefined && troubles[troubled].length) {
    found.push(['Most findings', tableLink(troubled), ` ${count(troubles[troubled].length)}`]);
  }
  const slowest = greatest(report.history.migrations, (each) => each.micros);
  if (slowest) {
    found.push(['Slowest migration', el('a', { href: '#migrations' }, slowest.name.split('/').pop()), ` ${duration(slowest.micros)}`]);
  }
  const rooted = tables.some((table) => table.tenant.kind === 'ROOT');
  const lost = tables.filter((table) => ['NONE', 'COLUMN'].includes(table.tenant.kind)).length;
  if (rooted) {
    found.push(['Without a foreign-key path to a tenant',
      el('button', { type: 'button', class: 'link', onclick: showTenancy }, `${lost} of ${plural(tables.length, 'table')}`)]);
  }
  const used = greatest(tables.map((_, i) => i), (i) => incoming[i].length);
  if (used !== undefined && incoming[used].length) {
    found.push(['Most referred to', tableLink(used), ` by ${plural(incoming[used].length, 'foreign key')}`]);
  }
  return found;
}

function drawSummary() {
  const [headline, details] = verdictText();
  const state = counted.length && report.summary.verdict === 'clean' ? 'stale' : report.summary.verdict;
  byId('summary').append(
    el('h1', { id: 'summary-title' }, report.summary.database),
    el('p', { class: 'lead' }, `${report.summary.project} on ${report.summary.server}`),
    el('div', { class: `verdict ${state}` }, el('strong', {}, headline), el('span', {}, details)),
    el('dl', { class: 'figures' },
      figures().map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))),
    el('ul', { class: 'glance' },
      glances().map(([name, ...value]) => el('li', {}, el('b', {}, name), ...value))));
}
