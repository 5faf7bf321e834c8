// What a table leads to, and what leads to it.

let selected;

/** The references on all ways from a table, and the tables that they reach. */
function upwards(number) {
  const reached = new Set([number]);
  const passed = new Set();
  const next = [number];
  while (next.length) {
    for (const reference of outgoing[next.shift()]) {
      passed.add(reference.number);
      if (!reached.has(reference.to)) {
        reached.add(reference.to);
        next.push(reference.to);
      }
    }
  }
  reached.delete(number);
  return { reached, passed };
}

function clearMarks() {
  for (const node of [...boxes, ...lines]) node.classList.remove('selected', 'up', 'down');
  byId('canvas').classList.remove('focused');
}

function select(number) {
  clearMarks();
  selected = number;
  const { reached, passed } = upwards(number);
  incoming[number].forEach((reference) => {
    lines[reference.number].classList.add('down');
    boxes[reference.from].classList.add('down');
  });
  reached.forEach((table) => boxes[table].classList.add('up'));
  passed.forEach((reference) => lines[reference].classList.add('up'));
  boxes[number].classList.add('selected');
  byId('canvas').classList.add('focused');
  focused(number);
  drawInspector(number);
}

function release() {
  clearMarks();
  selected = undefined;
  drawInspector();
}

/** Only one table can be reached by Tab, the one that was last in use. */
function focused(number) {
  for (const box of boxes) box.tabIndex = -1;
  boxes[number].tabIndex = 0;
}

/** Selects a table, shows it, and lets go on from there by keyboard. */
function go(number) {
  select(number);
  show(number, Math.max(zoom, 0.8));
  boxes[number].focus({ preventScroll: true });
  byId('schema').querySelector('.tools').scrollIntoView({ block: 'start' });
}

const tableLink = (number, text = tables[number].name) =>
  el('button', { type: 'button', class: 'link', onclick: () => go(number) }, text);

function toggle(button, className) {
  byId(button).addEventListener('click', () => {
    const on = byId('canvas').classList.toggle(className);
    byId(button).setAttribute('aria-pressed', String(on));
  });
}

function showTenancy() {
  release();
  if (byId('tenancy').getAttribute('aria-pressed') === 'false') byId('tenancy').click();
  byId('schema').scrollIntoView();
}

function startPaths() {
  toggle('tenancy', 'tenancy');
  toggle('troubles', 'troubled');
  byId('tenancy').addEventListener('click', () => drawInspector(selected));
}
