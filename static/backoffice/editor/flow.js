// There is always a place to write in: a document ends in a paragraph, keys lead out of a picture or a table, and
// a click below the last block leads there.
import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { endOfFigure, endOfSelected, moveBelow, writeBelow } from "backoffice/below";

const { NodeSelection, Selection, TextSelection } = pm.state;
const LEFT_BY_KEY = new Set(["table", "figure", "codeBlock", "blockquote"]);
const EMPTY_END = /(<p[^>]*><\/p>)+$/; // it is there to write in, and no part of the text

export const TypingFlow = Extension.create({
  name: "typingFlow",
  priority: 1000, // before the editor's own keys

  onBeforeCreate({ editor }) {
    const whole = editor.getHTML.bind(editor);
    editor.getHTML = () => whole().replace(EMPTY_END, "");
  },

  onCreate({ editor }) {
    editor.view.dispatch(editor.state.tr.setMeta("preventUpdate", true).setMeta("addToHistory", false));
  },

  addKeyboardShortcuts() {
    return {
      Enter: doing(enterBelow),
      Backspace: doing(dropCaption),
      "Mod-Enter": doing(leaveBlock),
      ArrowDown: doing(goBelow),
      ArrowRight: doing(goBelow),
      End: doing(goBelow),
      "Mod-End": doing(goToEnd),
    };
  },

  addProseMirrorPlugins() {
    return [new Plugin({ props: { handleDOMEvents: { mousedown: enterLast } } })];
  },
});

// Makes a command of a function that changes a transaction, and tells whether it did.
function doing(change) {
  return ({ editor }) => {
    const { tr } = editor.state;
    if (!change(tr)) return false;
    editor.view.dispatch(tr);
    return true;
  };
}

function goBelow(tr) {
  const end = endOfSelected(tr);
  return end !== null && Boolean(moveBelow(tr, end));
}

// The browser would move the caret only after the next key, which then meets the selected block.
function goToEnd(tr) {
  return endOfSelected(tr) !== null && Boolean(tr.setSelection(Selection.atEnd(tr.doc)).scrollIntoView());
}

function enterBelow(tr) {
  const { $from, $to } = tr.selection;
  const end = endOfSelected(tr);
  if (end !== null) return Boolean(writeBelow(tr, end));
  if ($from.parent.type.name !== "caption" || !$from.sameParent($to)) return false;
  const rest = $from.parent.slice($to.parentOffset).content;
  tr.delete($from.pos, $to.end());
  writeBelow(tr, endOfFigure(tr.selection.$from));
  const start = tr.selection.from;
  if (rest.size) tr.insert(start, rest).setSelection(TextSelection.create(tr.doc, start));
  return true;
}

// Pressed at the start of a caption, it selects the picture; a caption without words goes.
function dropCaption(tr) {
  const { $from, empty } = tr.selection;
  if (!empty || $from.parent.type.name !== "caption" || $from.parentOffset > 0) return false;
  const figure = $from.before($from.depth - 1);
  if ($from.parent.content.size === 0) tr.delete($from.before(), $from.after());
  tr.setSelection(NodeSelection.create(tr.doc, figure));
  return true;
}

function leaveBlock(tr) {
  const { $from } = tr.selection;
  const isBlock = (depth) => LEFT_BY_KEY.has($from.node(depth).type.name);
  const depth = Array.from({ length: $from.depth }, (_none, index) => index + 1).find(isBlock);
  return depth ? Boolean(writeBelow(tr, $from.after(depth))) : goBelow(tr);
}

function enterLast(view, event) {
  const last = view.dom.lastElementChild;
  const isBelow = event.target === view.dom && event.clientY > last.getBoundingClientRect().bottom;
  if (!isBelow || event.button !== 0 || event.shiftKey) return false;
  event.preventDefault();
  view.focus();
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)).scrollIntoView());
  return true;
}
