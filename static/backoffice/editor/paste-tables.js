// The first row of a pasted table becomes its head where it looks like one: bold or shaded throughout.
const PLAIN = /^(transparent|none|white|#fff(fff)?|rgb\(255, ?255, ?255\)|initial|inherit|)$/i;

export function makeHeads(body) {
  for (const table of body.querySelectorAll("table")) {
    const [first, ...rest] = table.rows;
    if (first && rest.length && [...first.cells].every(isHead)) for (const cell of [...first.cells]) makeHead(cell);
  }
}

function isHead(cell) {
  if (cell.tagName === "TH") return true;
  return Boolean(cell.textContent.trim()) && (isShaded(cell) || isBold(cell));
}

function isShaded(cell) {
  const colours = [cell.getAttribute("bgcolor"), cell.style.backgroundColor, cell.closest("tr").style.backgroundColor];
  return colours.some((colour) => colour && !PLAIN.test(colour.trim()));
}

function isBold(cell) {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const isWord = texts.currentNode.textContent.trim();
    if (isWord && !hasWeight(texts.currentNode.parentElement, cell)) return false;
  }
  return true;
}

function hasWeight(element, cell) {
  for (let one = element; one; one = one === cell ? null : one.parentElement) {
    const weight = one.style.fontWeight;
    if (weight) return weight === "bold" || Number(weight) >= 600;
    if (/^(B|STRONG)$/.test(one.tagName)) return true;
  }
  return false;
}

function makeHead(cell) {
  const head = document.createElement("th");
  for (const name of ["colspan", "rowspan"]) if (cell.hasAttribute(name)) head.setAttribute(name, cell.getAttribute(name));
  head.setAttribute("scope", "col");
  head.append(...cell.childNodes);
  cell.replaceWith(head);
}
