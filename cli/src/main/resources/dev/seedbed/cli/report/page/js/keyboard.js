// The diagram by keyboard.

const directions = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

const middle = (spot) => [spot.x + spot.width / 2, spot.y + spot.height / 2];

/** The nearest table in a direction; what lies aside counts as further away. */
function neighbour(number, [dx, dy]) {
  const [x, y] = middle(report.diagram.boxes[number]);
  let best;
  let least = Infinity;
  report.diagram.boxes.forEach((spot, i) => {
    const [otherX, otherY] = middle(spot);
    const along = (otherX - x) * dx + (otherY - y) * dy;
    const aside = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx);
    if (i !== number && along > 1 && along + 2.5 * aside < least) {
      least = along + 2.5 * aside;
      best = i;
    }
  });
  return best;
}

function move(to) {
  if (to === undefined) return;
  select(to);
  show(to);
  boxes[to].focus({ preventScroll: true });
}

function onDiagramKey(event) {
  const current = boxes.indexOf(document.activeElement);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const actions = {
    '+': () => zoomTo(zoom * 1.25),
    '-': () => zoomTo(zoom / 1.25),
    0: fit,
    Home: () => move(0),
    End: () => move(boxes.length - 1),
    Escape: release,
  };
  if (directions[event.key] && current >= 0) move(neighbour(current, directions[event.key]));
  else if (event.key === 'Enter' && current >= 0) {
    select(current);
    byId('inspector').querySelector('h3').focus();
  } else if (actions[event.key]) actions[event.key]();
  else return;
  event.preventDefault();
}

function startKeyboard() {
  view().addEventListener('keydown', onDiagramKey);
  byId('inspector').addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && selected !== undefined) {
      const back = selected;
      release();
      boxes[back].focus();
    }
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId('search').focus();
      byId('search').select();
    }
  });
}
