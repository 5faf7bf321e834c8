// Lines of migrations, with what was found in them.

const excerptWith = (file, line) =>
  (report.sources[file] ?? []).find(
    (excerpt) => line >= excerpt.first && line < excerpt.first + excerpt.lines.length);

/** Some lines with their numbers; under each that has findings stand those. */
function sourceLines(excerpt, some, around) {
  const box = el('div', { class: 'lines' });
  excerpt.lines.forEach((text, i) => {
    const number = excerpt.first + i;
    if (around && Math.abs(number - around) > 3) return;
    const here = some.filter((finding) => finding.line === number);
    box.append(
      el('div', { class: here.length ? `here ${worst(here)}` : '' },
        el('span', { class: 'number' }, String(number)), el('span', {}, text || ' ')));
    if (!around) {
      here.forEach((finding) => box.append(el('div', { class: 'remark' }, remark(finding))));
    }
  });
  return box;
}

const remark = (finding) => [
  chip(severityOf(finding), severityOf(finding)), ' ',
  el('a', { href: `#${findingId(finding)}`, onclick: () => reveal(finding) }, ruleName(finding)),
  `: ${finding.problem}`,
];

/** A piece of text that can be copied. */
function codePanel(title, text) {
  const copy = el('button', { type: 'button', onclick: () => {
    navigator.clipboard.writeText(text).then(
      () => { copy.textContent = 'Copied'; },
      () => { copy.textContent = 'Not allowed'; });
  } }, 'Copy');
  return el('div', { class: 'panel' },
    el('div', { class: 'title' }, title, navigator.clipboard ? copy : null),
    el('pre', { tabindex: '0', 'aria-label': title }, text));
}

/** The line that a finding comes from, with those around it. */
function originPanel(finding) {
  const excerpt = excerptWith(finding.file, finding.line);
  return excerpt && el('div', { class: 'panel' },
    el('div', { class: 'title' }, `${finding.file}:${finding.line}`),
    sourceLines(excerpt, [finding], finding.line));
}
