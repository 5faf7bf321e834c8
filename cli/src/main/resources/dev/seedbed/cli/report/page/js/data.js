// What the report is about, and what belongs to what.

const report = JSON.parse(byId('data').textContent);
const tables = report.schema.tables;
const references = report.schema.references;
const foreignKeys = references.filter((reference) => reference.checked);
const rules = report.findings.rules;
const findings = report.findings.findings;
const severities = ['error', 'warning', 'info'];

const counted = findings.filter((finding) => !finding.waivedBy);
const severityOf = (finding) => rules[finding.rule].severity;
const worst = (some) => severities.find((each) => some.some((one) => severityOf(one) === each));

/** The findings that count, of each table. */
const troubles = tables.map(() => []);
const outgoing = tables.map(() => []);
const incoming = tables.map(() => []);

findings.forEach((finding, number) => {
  finding.number = number;
  if (!finding.waivedBy && finding.table !== undefined) troubles[finding.table].push(finding);
});
references.forEach((reference, number) => {
  reference.number = number;
  outgoing[reference.from].push(reference);
  incoming[reference.to].push(reference);
});

/** The findings that count, by file. */
const byFile = new Map();
for (const finding of counted) {
  if (finding.file) {
    if (!byFile.has(finding.file)) byFile.set(finding.file, []);
    byFile.get(finding.file).push(finding);
  }
}

const findingId = (finding) => `finding-${finding.number}`;
const ruleName = (finding) => `${rules[finding.rule].id} ${rules[finding.rule].slug}`;
