// Elements are made here and nowhere else: texts become text nodes, never markup.

const byId = (id) => document.getElementById(id);

function filled(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null));
  return node;
}

const el = (tag, properties = {}, ...children) =>
  filled(document.createElement(tag), properties, children);

const svg = (tag, properties = {}, ...children) =>
  filled(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);

const chip = (text, kind = '') => el('span', { class: `chip ${kind}` }, text);

/** What stands where there is nothing to show: why, and what would bring it. */
const empty = (missing) =>
  el('p', { class: 'empty' }, el('strong', {}, missing.why), el('span', {}, missing.fix));

/** Fills a details element when it is opened for the first time. */
function lazily(details, content) {
  details.addEventListener('toggle', () => details.append(...[content()].flat()), { once: true });
  return details;
}

/** A list of which so many are shown, and more when asked for. */
function inParts(list, items, draw, size) {
  const more = el('button', { type: 'button', class: 'more-button', onclick: next });
  let shown = 0;
  function next() {
    list.append(...items.slice(shown, shown + size).map(draw));
    const first = list.children[shown];
    if (document.activeElement === more && first) {
      first.tabIndex = -1;
      first.focus();
    }
    shown = Math.min(items.length, shown + size);
    more.hidden = shown === items.length;
    more.textContent = `Show ${Math.min(size, items.length - shown)} more of ${count(items.length - shown)}`;
  }
  next();
  return more;
}
