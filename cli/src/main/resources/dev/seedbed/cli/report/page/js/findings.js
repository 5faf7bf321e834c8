// The findings, each beside the line that it comes from, and the rules.

const page = 25;
let wantedSeverities = new Set([...severities]);

function objectLink(finding) {
  return finding.table === undefined
    ? finding.object
    : tableLink(finding.table, finding.object);
}

function drawFinding(finding) {
  const rule = rules[finding.rule];
  const fix = [...finding.notes.map((note) => note.replace(/^/gm, '-- ')),
    ...finding.fix.map((statement) => `${statement};`)].join('\n');
  return el('li', { class: `finding card ${finding.waivedBy ? 'waived' : rule.severity}`, id: findingId(finding), tabindex: '-1' },
    el('header', {}, chip(rule.severity, finding.waivedBy ? '' : rule.severity),
      el('span', { class: 'code' }, ruleName(finding)),
      finding.waivedBy ? chip(`accepted by ${finding.waivedBy}`) : null,
      finding.file ? el('span', { class: 'code' }, `${finding.file}:${finding.line}`) : null),
    el('h3', {}, objectLink(finding), `: ${finding.problem}`),
    el('dl', { class: 'facts' },
      el('dt', {}, 'Expected'), el('dd', {}, finding.expected),
      el('dt', {}, 'Actual'), el('dd', {}, finding.actual),
      finding.reason ? [el('dt', {}, 'Accepted because'), el('dd', {}, finding.reason)] : null),
    el('div', { class: 'sides' }, originPanel(finding), codePanel('Fix', fix)));
}

function wanted(finding, text) {
  const kind = finding.waivedBy ? 'accepted' : severityOf(finding);
  return wantedSeverities.has(kind)
    && `${ruleName(finding)} ${finding.object} ${finding.problem} ${finding.file ?? ''}`.toLowerCase().includes(text);
}

function drawList() {
  const text = byId('finding-filter').value.trim().toLowerCase();
  const some = findings.filter((finding) => wanted(finding, text));
  const list = el('ul', { class: 'list' });
  byId('finding-list').replaceChildren(list, inParts(list, some, drawFinding, page));
  byId('finding-count').textContent = `${count(some.length)} of ${count(findings.length)}`;
}

/** Makes sure that a finding is on the page before a link leads to it. */
function reveal(finding) {
  if (byId(findingId(finding))) return;
  byId('finding-filter').value = finding.fingerprint.split(' ')[0].toLowerCase();
  wantedSeverities = new Set([...severities, 'accepted']);
  drawKinds();
  drawList();
  const more = byId('finding-list').querySelector('.more-button');
  while (!byId(findingId(finding)) && !more.hidden) more.click();
}

function drawKinds() {
  const kinds = [...severities, 'accepted'];
  const number = (kind) => findings.filter((each) => (each.waivedBy ? 'accepted' : severityOf(each)) === kind).length;
  byId('finding-kinds').replaceChildren(...kinds.filter((kind) => number(kind)).map((kind) => {
    const button = el('button', { type: 'button', 'aria-pressed': String(wantedSeverities.has(kind)), onclick: () => {
      if (!wantedSeverities.delete(kind)) wantedSeverities.add(kind);
      button.setAttribute('aria-pressed', String(wantedSeverities.has(kind)));
      drawList();
    } }, `${kind} ${count(number(kind))}`);
    return button;
  }));
}

function drawRules() {
  const state = (rule) => rule.missing ? `not run: needs ${rule.missing}`
    : rule.findings ? plural(rule.findings, 'finding') : `clean, ${rule.examined}`;
  const off = rules.filter((rule) => rule.missing).length;
  return lazily(el('details', { class: 'rules' },
    el('summary', {}, `${plural(rules.length, 'rule')} of pack ${report.findings.pack}${off ? `, ${off} of them not run` : ''}`)),
  () => el('div', { class: 'wide' }, el('table', {},
    el('thead', {}, el('tr', {}, ['Rule', 'Demands', 'Severity', 'Result'].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, rules.map((rule) => el('tr', {}, el('td', { class: 'code' }, `${rule.id} ${rule.slug}`),
      el('td', {}, rule.title), el('td', {}, rule.severity), el('td', {}, state(rule))))))));
}

function drawFindings() {
  const section = byId('findings');
  section.append(...report.findings.problems.map((problem) => el('pre', { class: 'card' }, problem)));
  if (!findings.length) {
    const nothing = rules.length
      ? { why: 'Nothing breaks a rule.', fix: `${plural(rules.filter((rule) => !rule.missing).length, 'rule')} of pack ${report.findings.pack} looked at this schema.` }
      : { why: 'No rules ran.', fix: 'Name a pack with --pack, or in seedbed.yaml.' };
    section.append(empty(nothing), drawRules());
    return;
  }
  section.append(
    el('p', { class: 'lead' }, 'Each with the line of the migration that it comes from, and the SQL that mends it.'),
    report.findings.traced ? '' : el('p', { class: 'note' }, 'Where the migrations made each object is not known: they were not traced.'),
    el('div', { class: 'filters' }, el('span', { id: 'finding-kinds', class: 'filters', role: 'group', 'aria-label': 'Severities shown' }),
      el('label', { class: 'hidden', for: 'finding-filter' }, 'Filter findings'),
      el('input', { type: 'text', id: 'finding-filter', placeholder: 'Filter by rule, object or file', autocomplete: 'off', spellcheck: 'false', oninput: drawList }),
      el('output', { id: 'finding-count', 'aria-live': 'polite' })),
    el('div', { id: 'finding-list' }),
    drawRules());
  drawKinds();
  drawList();
}
