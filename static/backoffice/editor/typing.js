// What is typed replaces no picture and no table: text that comes while a block is selected goes below it, while
// cells are selected to the end of one. It comes by a key, an input method, a panel of signs, dictation or a script.
import { Extension, isAndroid, Plugin } from "django-prose-editor/editor";
import { makeWay } from "backoffice/below";

const INPUT_METHOD = 229; // the code of every key that an input method takes

export const SafeTyping = Extension.create({
  name: "safeTyping",
  priority: 1000, // before the editor's own rules

  addProseMirrorPlugins() {
    const place = { composed: null, refused: false };
    const handleDOMEvents = {
      keydown: (view, event) => event.keyCode === INPUT_METHOD && makeRoom(view) && false,
      compositionstart: (view) => startComposing(view, place),
      compositionend: () => void (place.composed = null),
      beforeinput: takeText,
      input: (view, event) => takeBack(view, event, place),
    };
    const filterTransaction = (tr) => !(place.refused && tr.docChanged);
    return [new Plugin({ props: { handleDOMEvents, handleTextInput: typeBelow }, filterTransaction })];
  },
});

function makeRoom(view) {
  const way = makeWay(view.state.tr);
  if (way) view.dispatch(way);
  return way !== null;
}

function typeBelow(view, _from, _to, text) {
  const way = makeWay(view.state.tr);
  if (way) view.dispatch(way.insertText(text));
  return way !== null;
}

// A composition that begins over a selected caption is begun twice, since its place changed: the first sign goes.
function startComposing(view, place) {
  const { head } = view.state.selection;
  if (place.composed !== null && head > place.composed) view.dispatch(view.state.tr.delete(place.composed, head));
  place.composed = makeRoom(view) ? view.state.selection.head : null;
  return false;
}

function takeText(view, event) {
  if (event.inputType.startsWith("insert") && event.inputType !== "insertParagraph") makeRoom(view);
  const isPlain = event.inputType === "insertText" && event.data && event.cancelable;
  if (!isPlain || view.composing || event.isComposing || isAndroid() || !isForSelection(view, event)) return false;
  const { from, to } = view.state.selection;
  const put = () => view.state.tr.insertText(event.data).scrollIntoView();
  event.preventDefault();
  if (!view.someProp("handleTextInput", (take) => take(view, from, to, event.data, put))) view.dispatch(put());
  return true;
}

// The browser may mean another piece than the selected one, as when an accent replaces the letter before it.
function isForSelection(view, event) {
  const [range] = event.getTargetRanges();
  return !range || range.collapsed === view.state.selection.empty;
}

// A script's text is not announced: the browser has already put it over the block, which is put back.
function takeBack(view, event, place) {
  if (event.inputType !== "insertText" || !event.data || !makeWay(view.state.tr)) return false;
  place.refused = true;
  queueMicrotask(() => {
    place.refused = false;
    typeBelow(view, 0, 0, event.data);
  });
  return false;
}
