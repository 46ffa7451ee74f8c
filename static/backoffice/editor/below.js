// Where writing goes on: a picture, a table or a line has a paragraph below it, and the caret gets there.
import { pm } from "django-prose-editor/editor";

const { NodeSelection, Selection, TextSelection } = pm.state;
const { CellSelection } = pm.tables;

// Returns the end of the block that is selected as a whole; null where text is selected or the caret stands.
export function endOfSelected({ selection }) {
  const isBlock = selection instanceof NodeSelection && selection.node.isBlock;
  return isBlock ? (endOfFigure(selection.$from) ?? selection.to) : null;
}

export function endOfFigure(place) {
  for (let depth = place.depth; depth > 0; depth--) {
    if (place.node(depth).type.name === "figure") return place.after(depth);
  }
  return null;
}

// Puts the caret into an empty paragraph at POSITION, which is the end of a block; makes one unless it is there.
export function writeBelow(tr, position) {
  const next = tr.doc.resolve(position).nodeAfter;
  const isFree = next?.type.name === "paragraph" && next.content.size === 0;
  if (!isFree) tr.insert(position, tr.doc.type.schema.nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, position + 1)).scrollIntoView();
}

// Moves to what comes below; makes a paragraph only where nothing does.
export function moveBelow(tr, position) {
  if (!tr.doc.resolve(position).nodeAfter) return writeBelow(tr, position);
  return tr.setSelection(Selection.near(tr.doc.resolve(position), 1)).scrollIntoView();
}

// Moves the caret to where text may go without replacing a block or cells; null where it stands in text already.
export function makeWay(tr) {
  const { selection } = tr;
  const end = endOfSelected(tr);
  if (end !== null) return writeBelow(tr, end);
  if (!(selection instanceof CellSelection)) return null;
  const { $headCell } = selection;
  const isWhole = selection.isColSelection() && selection.isRowSelection();
  if (isWhole) return writeBelow(tr, $headCell.after($headCell.depth - 1));
  const inCell = tr.doc.resolve($headCell.pos + $headCell.nodeAfter.nodeSize - 1);
  return tr.setSelection(Selection.near(inCell, -1)).scrollIntoView();
}

// Inserts a block where the selection ends, without replacing anything, and goes on below it.
export function insertBlock(tr, node) {
  const position = makeRoom(tr, node.type);
  tr.insert(position, node);
  return writeBelow(tr, position + node.nodeSize);
}

function makeRoom(tr, type) {
  const { $to } = tr.selection;
  const depth = depthFor($to, type);
  if (depth === $to.depth) return $to.pos;
  const [start, end] = [$to.before(depth + 1), $to.after(depth + 1)];
  const index = $to.index(depth);
  const isParagraph = depth + 1 === $to.depth && $to.parent.type.name === "paragraph";
  if (!isParagraph || $to.parentOffset === $to.parent.content.size) {
    return isParagraph && isReplaceable($to, depth, type) ? cutEmpty(tr, start, end) : end;
  }
  if ($to.parentOffset === 0) return $to.node(depth).canReplaceWith(index, index, type) ? start : end;
  tr.split($to.pos);
  return $to.pos + 1;
}

// The innermost place that takes the block; a table goes below another table, not into its cell.
function depthFor(place, type) {
  for (let depth = place.depth; depth > 0; depth--) {
    const isInTable = type.name === "table" && hasTableAbove(place, depth);
    const index = place.indexAfter(depth);
    if (!isInTable && place.node(depth).canReplaceWith(index, index, type)) return depth;
  }
  return 0;
}

function hasTableAbove(place, depth) {
  return Array.from({ length: depth }, (_none, above) => place.node(above + 1)).some((node) => node.type.name === "table");
}

function isReplaceable(place, depth, type) {
  const index = place.index(depth);
  return place.parent.content.size === 0 && place.node(depth).canReplaceWith(index, index + 1, type);
}

// An empty paragraph makes way, unless it is the last one: one always stands at the end.
function cutEmpty(tr, start, end) {
  const isOnly = tr.doc.resolve(start).parent.childCount === 1;
  if (!isOnly) tr.delete(start, end);
  return start;
}
