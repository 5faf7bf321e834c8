// How long tests took.

function suiteItem(suite) {
  const bad = suite.failures ? `, ${plural(suite.failures, 'failure')}` : '';
  const skipped = suite.skipped ? `, ${suite.skipped} skipped` : '';
  const [slowest] = suite.slowest;
  return {
    label: suite.name.split('.').pop(),
    value: suite.seconds,
    text: duration(Math.round(suite.seconds * 1e6)),
    bad: suite.failures > 0,
    note: `${suite.module ? `${suite.module}: ` : ''}${plural(suite.tests, 'test')}${bad}${skipped}`
      + (slowest ? `; slowest ${slowest.name} ${duration(Math.round(slowest.seconds * 1e6))}` : ''),
  };
}

function drawSuites() {
  const section = byId('suites');
  const { suites, unreadable, missing } = report.suites;
  section.append(...unreadable.map((file) => el('p', { class: 'note' }, `${file} could not be read.`)));
  if (missing) {
    section.append(empty(missing));
    return;
  }
  const total = suites.reduce((sum, suite) => sum + suite.seconds, 0);
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const failed = suites.reduce((sum, suite) => sum + suite.failures, 0);
  const first = 30;
  section.append(
    el('p', { class: 'lead' }, `${plural(tests, 'test')} in ${plural(suites.length, 'class', 'classes')} took ${duration(Math.round(total * 1e6))} together, ${failed ? `${count(failed)} of them failed` : 'and none failed'}.`),
    barList(suites.slice(0, first).map(suiteItem), 'suites'));
  if (suites.length > first) {
    section.append(lazily(el('details', {}, el('summary', {}, `${count(suites.length - first)} faster classes`)),
      () => barList(suites.slice(first).map(suiteItem), 'suites')));
  }
}
