// The tables of the diagram, their frames, and the lines between them.

const boxes = [];
const lines = [];

function place(node, { x, y, width, height }) {
  node.style.left = `${x}px`;
  node.style.top = `${y}px`;
  node.style.width = `${width}px`;
  node.style.height = `${height}px`;
  return node;
}

function boxName(table, number) {
  const words = [
    table.name,
    plural(table.columns.length, 'column'),
    outgoing[number].length && `refers to ${plural(outgoing[number].length, 'table')}`,
    incoming[number].length && `referred to by ${incoming[number].length}`,
    troubles[number].length && plural(troubles[number].length, 'finding'),
  ];
  return words.filter(Boolean).join(', ');
}

function drawBox(spot) {
  const table = tables[spot.table];
  const found = troubles[spot.table];
  const box = place(
    el('button', {
      type: 'button', tabindex: '-1', title: table.name, 'aria-label': boxName(table, spot.table),
      class: `box ${table.tenant.kind.toLowerCase()} ${found.length ? 'trouble' : ''}`,
      onclick: () => select(spot.table), onfocus: () => focused(spot.table),
    },
    el('span', { class: 'head' }, el('span', { class: 'name' }, table.label),
      found.length ? el('span', { class: `badge ${worst(found)}` }, String(found.length)) : null)),
    spot);
  box.table = spot.table;
  boxes[spot.table] = box;
  return box;
}

/** The columns come when the box is near enough to be read: a large schema has a great many. */
function fillBox(box) {
  if (box.childElementCount > 1) return;
  const table = tables[box.table];
  table.shown.forEach((i) => {
    const column = table.columns[i];
    box.append(
      el('span', { class: `row ${column.key ? 'key' : ''} ${column.reference ? 'reference' : ''}` },
        el('span', {}, column.name), el('span', {}, column.type)));
  });
  const left = table.columns.length - table.shown.length;
  if (left > 0) box.append(el('span', { class: 'more' }, `and ${plural(left, 'more column', 'more columns')}`));
}

function drawBoxes() {
  const { width, height, groups, lines: paths } = report.diagram;
  const drawing = svg('svg', { width, height, 'aria-hidden': 'true' });
  references.forEach((reference, i) => {
    lines.push(svg('path', { class: `line ${reference.tenantPath ? 'tenant' : ''} ${reference.checked ? '' : 'unchecked'}`, d: paths[i] }));
  });
  drawing.append(...lines);
  byId('canvas').append(
    ...groups.map((group) =>
      place(el('div', { class: `group ${group.schema ? 'schema' : ''}` }, el('b', {}, group.name)), group)),
    drawing,
    ...report.diagram.boxes.map(drawBox));
  if (boxes.length) boxes[0].tabIndex = 0;
}
