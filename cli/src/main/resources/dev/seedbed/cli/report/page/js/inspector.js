// All that is known of the selected table; how to read the diagram while none is.

const part = (title, ...content) => [el('h4', {}, title), ...content];

function legendLine(className) {
  return svg('svg', { 'aria-hidden': 'true', viewBox: '0 0 52 16' },
    svg('path', { class: `line ${className}`, d: 'M1 4L10 8L1 12M1 8L51 8M45 4L45 12' }));
}

function drawLegend() {
  const tenancy = byId('canvas').classList.contains('tenancy');
  const rows = tenancy
    ? [
        [el('span', { class: 'tenancy' }, legendLine('tenant')), 'The shortest way from a table to its tenant'],
        [el('i', { class: 'dashed' }), 'A tenant’s column, and no foreign key that leads there'],
        [el('i', {}), 'Faint: nothing tells whose rows they are'],
      ]
    : [
        [legendLine(''), 'A foreign key, from many rows to one'],
        [legendLine('up'), 'What the selected table leads to, however far'],
        [legendLine('down'), 'What refers to it'],
      ];
  return [
    el('h3', { tabindex: '-1' }, tenancy ? 'Whose rows they are' : 'How to read it'),
    el('p', {}, 'Choose a table to see its columns, its findings, and where the migrations made it.'),
    el('div', { class: 'legend', 'aria-hidden': 'false' }, rows.map(([sign, text]) => [sign, el('span', {}, text)])),
    el('p', { class: 'note' }, 'Bold columns are the primary key, green ones refer to another table. A badge counts findings.'),
  ];
}

function crumbs(path) {
  return el('div', { class: 'crumbs' },
    path.map((number, i) => [i ? '→ ' : null, tableLink(number, tables[number].label)]));
}

function tenancyPart({ tenant }) {
  const texts = {
    ROOT: 'It holds the tenants.',
    COLUMN: `Column ${tenant.column} names a tenant, and no foreign key leads there.`,
    NONE: 'No column and no foreign key tells.',
  };
  return part('Whose rows', texts[tenant.kind] ? el('p', {}, texts[tenant.kind]) : crumbs(tenant.path));
}

function findingsPart(number) {
  const here = findings.filter((finding) => finding.table === number);
  return here.length && part(plural(here.length, 'finding'), here.slice(0, 50).map((finding) =>
    el('div', { class: `finding-note ${finding.waivedBy ? 'waived' : severityOf(finding)}` },
      el('a', { href: `#${findingId(finding)}`, onclick: () => reveal(finding) }, ruleName(finding)),
      finding.column ? ` on ${finding.column}` : '', `: ${finding.problem}`,
      finding.file ? el('small', {}, el('br'), `${finding.file}:${finding.line}`) : null)));
}

function columnsPart(table) {
  return part(plural(table.columns.length, 'column'), el('table', {},
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Name'), el('th', { scope: 'col' }, 'Type'))),
    el('tbody', {}, table.columns.map((column) => el('tr', {},
      el('td', {}, column.key ? el('b', {}, column.name) : column.name,
        column.comment ? el('small', {}, column.comment) : null),
      el('td', {}, column.type, column.notNull ? '' : ' null',
        column.defaultValue ? ` = ${column.defaultValue}` : ''))))));
}

function keysPart(title, keys, other) {
  return keys.length && part(title, el('ul', {}, keys.map((key) =>
    el('li', {}, tableLink(key[other]), ` by ${key.columns.join(', ')}`,
      key.onDelete === 'no action' ? '' : `, on delete ${key.onDelete}`,
      key.checked ? '' : ', without a foreign key'))));
}

function partsPart(table) {
  return table.parts.length && lazily(
    el('details', {}, el('summary', {}, el('h4', { class: 'code' }, plural(table.parts.length, 'index, check, trigger or policy', 'indexes, checks, triggers and policies')))),
    () => table.parts.map((each) => [el('p', {}, `${each.kind} ${each.name}`), el('pre', {}, each.definition)]).flat());
}

function drawTable(number) {
  const table = tables[number];
  return [
    el('h3', { tabindex: '-1' }, table.name),
    table.comment ? el('p', {}, table.comment) : null,
    el('div', { class: 'chips' }, chip(table.domain), table.entity ? chip(`holds ${table.entity.replaceAll('_', ' ')}s`) : null,
      table.kind === 'table' ? null : chip(table.kind),
      table.rowSecurity ? chip('row security', 'good') : null,
      table.estimatedRows ? chip(`about ${short(table.estimatedRows)} rows`) : null),
    table.origin ? el('p', { class: 'code' }, `made in ${table.origin}`) : null,
    findingsPart(number),
    tenancyPart(table),
    keysPart('Refers to', outgoing[number], 'to'),
    keysPart('Referred to by', incoming[number], 'from'),
    columnsPart(table),
    partsPart(table),
  ];
}

function drawInspector(number) {
  const content = number === undefined ? drawLegend() : drawTable(number);
  byId('inspector').replaceChildren(...content.flat(Infinity).filter(Boolean));
  byId('inspector').scrollTop = 0;
}
