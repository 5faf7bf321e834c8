// How the rows of the domain are spread.

function plotName(plot) {
  const top = greatestOf(plot.series);
  return `${plot.title}: ${plural(plot.series[0].points.length, 'value')}, the greatest ${short(top)} ${plot.unit}`;
}

/** The numbers behind a picture, for those who cannot see it or want to count. */
function numbersTable(plot) {
  const names = plot.series.map((series) => series.name);
  return el('div', { class: 'numbers', tabindex: '0', role: 'region', 'aria-label': `Numbers of ${plot.title}` }, el('table', {},
    el('thead', {}, el('tr', {}, ['', ...names].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, plot.series[0].points.map((point, i) => el('tr', {}, el('th', { scope: 'row' }, point.label),
      plot.series.map((series) => el('td', {}, String(Number((series.points[i]?.value ?? 0).toPrecision(6))))))))));
}

function drawPlot(plot) {
  const card = el('article', { class: 'plot card' }, el('h3', {}, plot.title), plot.note ? el('p', {}, plot.note) : null);
  if (plot.missing) {
    card.append(empty(plot.missing));
    return card;
  }
  if (plot.series.length > 1) {
    card.append(el('div', { class: 'key' }, plot.series.map((series, i) => el('span', {}, el('i', { class: `mark-${i % 2}` }), series.name))));
  }
  if (plot.kind === 'BARS') {
    card.append(barList(plot.series[0].points.map((point) => ({ ...point, text: short(point.value) }))));
    return card;
  }
  let picture = el('div');
  card.append(picture);
  // Drawn for the width that there is, so that letters keep their size.
  new ResizeObserver(([entry]) => {
    const width = Math.max(240, Math.round(entry.contentRect.width));
    const next = drawings[plot.kind](plot, width);
    picture.replaceWith(next);
    picture = next;
  }).observe(card);
  card.append(lazily(el('details', {}, el('summary', {}, 'Numbers')), () => numbersTable(plot)));
  return card;
}

function drawSeeds() {
  const { rows, plots, missing } = report.seeds;
  byId('seeds').append(...missing ? [empty(missing)] : [
    el('p', { class: 'lead' }, `${plural(rows, 'row')} in the tables of the domain, as the database has them.`),
    el('div', { class: 'plots' }, plots.map(drawPlot)),
  ]);
}
