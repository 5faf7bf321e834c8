// How near the diagram is, and which part of it is seen. The view scrolls as any page does.

const nearest = 2;
const far = 0.42;
let zoom = 1;

const view = () => byId('viewport');

function zoomTo(next, x = view().clientWidth / 2, y = view().clientHeight / 2) {
  const { width, height } = report.diagram;
  const before = zoom;
  zoom = Math.min(nearest, Math.max(smallest(), next));
  const left = (view().scrollLeft + x) * (zoom / before) - x;
  const top = (view().scrollTop + y) * (zoom / before) - y;
  byId('canvas').style.transform = `scale(${zoom})`;
  byId('canvas').style.setProperty('--far', String(1 / zoom));
  byId('canvas').classList.toggle('far', zoom < far);
  byId('stage').style.width = `${width * zoom}px`;
  byId('stage').style.height = `${height * zoom}px`;
  byId('zoom-level').textContent = `${Math.round(zoom * 100)}%`;
  view().scrollTo({ left, top, behavior: 'instant' });
  if (zoom >= far) fillSeen();
}

const smallest = () => Math.min(0.02 + fitting() / 2, 0.1);

const fitting = () =>
  Math.min(1, view().clientWidth / report.diagram.width, view().clientHeight / report.diagram.height);

/** Fills the boxes that are in sight. */
function fillSeen() {
  const seen = view().getBoundingClientRect();
  for (const [i, spot] of report.diagram.boxes.entries()) {
    const left = spot.x * zoom - view().scrollLeft;
    const top = spot.y * zoom - view().scrollTop;
    if (left < seen.width && top < seen.height && left + spot.width * zoom > 0
        && top + spot.height * zoom > 0) {
      fillBox(boxes[i]);
    }
  }
}

/** Brings a table into sight, in the middle if it is not there yet. */
function show(number, least = zoom) {
  const spot = report.diagram.boxes[number];
  if (zoom < least) zoomTo(least);
  const left = spot.x * zoom - view().scrollLeft;
  const top = spot.y * zoom - view().scrollTop;
  if (left < 8 || top < 8 || left + spot.width * zoom > view().clientWidth - 8
      || top + spot.height * zoom > view().clientHeight - 8) {
    view().scrollTo({
      left: (spot.x + spot.width / 2) * zoom - view().clientWidth / 2,
      top: (spot.y + spot.height / 2) * zoom - view().clientHeight / 2,
      behavior: 'instant',
    });
  }
  fillSeen();
}

function fit() {
  zoomTo(fitting());
  view().scrollTo({ left: 0, top: 0, behavior: 'instant' });
}

function drag() {
  let from;
  view().addEventListener('pointerdown', (event) => {
    // A finger scrolls by itself.
    if (event.pointerType !== 'mouse' || event.button !== 0 || event.target.closest('.box')) return;
    from = { x: event.clientX + view().scrollLeft, y: event.clientY + view().scrollTop };
    view().setPointerCapture(event.pointerId);
    view().classList.add('dragging');
  });
  view().addEventListener('pointermove', (event) => {
    if (from) view().scrollTo({ left: from.x - event.clientX, top: from.y - event.clientY, behavior: 'instant' });
  });
  for (const end of ['pointerup', 'pointercancel']) {
    view().addEventListener(end, () => {
      from = undefined;
      view().classList.remove('dragging');
    });
  }
}

function startViewport() {
  byId('zoom-in').addEventListener('click', () => zoomTo(zoom * 1.25));
  byId('zoom-out').addEventListener('click', () => zoomTo(zoom / 1.25));
  byId('zoom-fit').addEventListener('click', fit);
  view().addEventListener('scroll', () => { if (zoom >= far) fillSeen(); }, { passive: true });
  view().addEventListener('wheel', (event) => {
    // With a key held, so that a page that scrolls by does not get stuck here; a pinch comes so too.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = view().getBoundingClientRect();
    zoomTo(zoom * Math.exp(-event.deltaY / 250), event.clientX - frame.left, event.clientY - frame.top);
  }, { passive: false });
  drag();
  addEventListener('beforeprint', forPaper);
  fit();
  if (zoom < far && report.diagram.width * far < 2.2 * view().clientWidth) zoomTo(0.5, 0, 0);
}

/** As wide as the sheet, whatever part of it was looked at. */
function forPaper() {
  zoomTo(Math.min(1, 680 / report.diagram.width));
  view().scrollTo({ left: 0, top: 0, behavior: 'instant' });
}
