// What plots have in common: a frame, round numbers, lines across.

const plotHeight = 190;
const margin = { left: 46, right: 8, top: 10, bottom: 26 };

/** Round numbers from 0 to at least the greatest value. */
function ticks(greatestValue, wantedNumber = 4) {
  const rough = (greatestValue || 1) / wantedNumber;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough);
  return Array.from({ length: Math.ceil((greatestValue || 1) / step) + 1 }, (_, i) => i * step);
}

/** A frame of some width with a scale for values; draw gets what is needed to put things into it. */
function frame(width, values, name, draw) {
  const picture = svg('svg', { viewBox: `0 0 ${width} ${plotHeight}`, role: 'img', 'aria-label': name });
  const top = values[values.length - 1];
  const inner = width - margin.left - margin.right;
  const high = plotHeight - margin.top - margin.bottom;
  const y = (value) => margin.top + high * (1 - value / top);
  for (const value of values) {
    picture.append(
      svg('line', { class: 'grid', x1: margin.left, x2: width - margin.right, y1: y(value), y2: y(value) }),
      svg('text', { x: margin.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, short(value)));
  }
  draw(picture, { x: (part) => margin.left + inner * part, y, inner, bottom: margin.top + high });
  return picture;
}

/** Labels below, as many as have room. */
function labels(picture, { x, inner, bottom }, texts, centred = true) {
  const every = Math.max(1, Math.ceil((texts.length * 58) / inner));
  texts.forEach((text, i) => {
    if (i % every === 0) {
      const at = centred ? (i + 0.5) / texts.length : i / Math.max(1, texts.length - 1);
      const anchor = at > 0.94 ? 'end' : at < 0.06 ? 'start' : 'middle';
      picture.append(svg('text', { x: x(at), y: bottom + 17, 'text-anchor': anchor }, text));
    }
  });
}
