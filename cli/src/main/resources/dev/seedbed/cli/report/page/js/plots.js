// How values are drawn, by the kind of the plot.

const greatestOf = (series) =>
  Math.max(0, ...series.flatMap((each) => each.points.map((point) => point.value)));

function columns(plot, width, texts) {
  return frame(width, ticks(greatestOf(plot.series)), plotName(plot), (picture, at) => {
    const number = plot.series[0].points.length;
    const each = at.inner / number / plot.series.length;
    plot.series.forEach((series, s) => series.points.forEach((point, i) => {
      picture.append(svg('rect', {
        class: `mark-${s}`, x: at.x(i / number) + s * each + Math.min(1, each / 5), y: at.y(point.value),
        width: Math.max(0.7, each - Math.min(2, each / 2.5)), height: Math.max(0, at.bottom - at.y(point.value)),
      }, svg('title', {}, `${series.name} ${point.label}: ${short(point.value)}`)));
    }));
    labels(picture, at, texts);
  });
}

function area(plot, width) {
  return frame(width, ticks(greatestOf(plot.series)), plotName(plot), (picture, at) => {
    plot.series.forEach((series, s) => {
      const last = Math.max(1, series.points.length - 1);
      const line = series.points.map((point, i) => `${at.x(i / last).toFixed(1)} ${at.y(point.value).toFixed(1)}`);
      if (s === 0) picture.append(svg('path', { class: 'area', d: `M${at.x(0)} ${at.bottom}L${line.join('L')}L${at.x(1)} ${at.bottom}Z` }));
      picture.append(svg('path', { class: `stroke-${s}`, d: `M${line.join('L')}` }));
    });
    labels(picture, at, plot.series[0].points.map((point) => point.label.slice(5)), false);
  });
}

function curve(plot, width) {
  return frame(width, [0, 0.25, 0.5, 0.75, 1], plotName(plot), (picture, at) => {
    plot.series.forEach((series, s) => {
      const last = Math.max(1, series.points.length - 1);
      series.points.forEach((point, i) => picture.append(
        svg('circle', { class: `mark-${s % 2}`, cx: at.x(i / last), cy: at.y(point.value), r: 3.5 },
          svg('title', {}, `${series.name}, ${point.label}: ${point.value.toFixed(3)}`))));
      picture.append(svg('path', { class: `stroke-${s % 2}`, d: `M${series.points.map((point, i) => `${at.x(i / last)} ${at.y(point.value)}`).join('L')}` }));
    });
    labels(picture, at, plot.series[0].points.map((point) => point.label), false);
  });
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function week(plot, width) {
  const cell = (width - margin.left) / 24;
  const high = 22;
  const top = greatestOf(plot.series) || 1;
  const picture = svg('svg', { viewBox: `0 0 ${width} ${7 * high + 20}`, role: 'img', 'aria-label': plotName(plot) });
  weekdays.forEach((day, i) => picture.append(svg('text', { x: margin.left - 8, y: i * high + 15, 'text-anchor': 'end' }, day)));
  plot.series[0].points.forEach((point, i) => picture.append(
    svg('rect', { class: 'mark-0', x: margin.left + (i % 24) * cell + 0.5, y: Math.floor(i / 24) * high + 0.5, width: cell - 1, height: high - 1, rx: 2,
      'fill-opacity': (0.06 + (0.94 * point.value) / top).toFixed(3) },
    svg('title', {}, `${weekdays[Math.floor(i / 24)]} ${i % 24}:00: ${short(point.value)}`))));
  [0, 6, 12, 18, 23].forEach((hour) => picture.append(
    svg('text', { x: margin.left + (hour + 0.5) * cell, y: 7 * high + 15, 'text-anchor': 'middle' }, `${hour}h`)));
  return picture;
}

/** Horizontal bars are a list, so that they need no picture. */
function barList(items, className = '') {
  const top = Math.max(...items.map((item) => item.value), 1e-9);
  return el('ul', { class: `bars ${className}` }, items.map((item) => {
    const bar = el('i', { class: item.bad ? 'bad' : '' });
    bar.style.width = `${(100 * item.value) / top}%`;
    return el('li', {}, el('span', { class: 'label', title: item.label }, item.label, item.note ? el('small', {}, item.note) : null),
      el('span', { class: 'bar-track', 'aria-hidden': 'true' }, bar),
      el('span', { class: 'value' }, item.text));
  }));
}

const drawings = {
  RANKED: (plot, width) => columns(plot, width, plot.series[0].points.map((_, i) => `${i + 1}.`)),
  HISTOGRAM: (plot, width) => columns(plot, width, plot.series[0].points.map((point) => short(Number(point.label)))),
  DAYS: area,
  CURVE: curve,
  WEEK: week,
};
