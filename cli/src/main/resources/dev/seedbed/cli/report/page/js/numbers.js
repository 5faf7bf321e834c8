// Numbers and times as people read them, the same in every locale.

const count = (number) => Math.round(number).toLocaleString('en-US');

const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

function short(number) {
  const size = Math.abs(number);
  if (size >= 1e9) return `${trimmed(number / 1e9)}G`;
  if (size >= 1e6) return `${trimmed(number / 1e6)}M`;
  if (size >= 1e4) return `${trimmed(number / 1e3)}k`;
  return size >= 10 || Number.isInteger(number) ? count(number) : trimmed(number);
}

const trimmed = (number) => String(Number(number.toPrecision(3)));

function duration(micros) {
  if (micros < 1000) return `${micros} µs`;
  if (micros < 1e6) return `${trimmed(micros / 1e3)} ms`;
  return micros < 6e7 ? `${trimmed(micros / 1e6)} s` : `${trimmed(micros / 6e7)} min`;
}

const share = (part, whole) => `${trimmed((100 * part) / whole)} %`;
