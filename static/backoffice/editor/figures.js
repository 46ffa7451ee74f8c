// Pictures in the text: always in a figure, never half of one, chosen and described in a dialog of the page.
import { Caption as PlainCaption, Figure as PlainFigure, Image as PlainImage, Plugin, pm } from "django-prose-editor/editor";
import { insertBlock } from "backoffice/below";
import { choosePicture } from "backoffice/picture-dialog";

const { NodeSelection } = pm.state;
const OWN = /^\/pictures\/(\d+)\//;

// An image on its own would be lost on saving: the parser puts it into a figure.
export const Image = PlainImage.extend({ group: "", draggable: false, addInputRules: () => [] });

export const Caption = PlainCaption.extend({ group: "" });

export const Figure = PlainFigure.extend({
  allowGapCursor: false, // it would lead into a caption that nobody sees

  addExtensions: () => [],

  addCommands() {
    const ask = () => (props) => {
      if (props.dispatch) askForPicture(props.editor, this.options.pickerUrl);
      return true;
    };
    return { editImage: ask, insertFigure: ask };
  },

  addProseMirrorPlugins() {
    return [new Plugin({ appendTransaction: (_done, _before, state) => selectWhole(state) })];
  },
});

// What is done to a selected image is done to its figure: deleting the image alone would leave a hole.
function selectWhole({ selection, tr }) {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "image") return null;
  return tr.setSelection(NodeSelection.create(tr.doc, selection.$from.before()));
}

async function askForPicture(editor, pick) {
  const place = figureAt(editor.state.selection);
  const chosen = place && pictureIn(place.node);
  const picture = await choosePicture({ pick, language: editor.view.dom.lang, hasCaption: true, chosen });
  editor.view.focus();
  if (picture && place) replaceFigure(editor, place, picture);
  else if (picture) insertPicture(editor, picture);
}

export function insertPicture({ state, view }, picture) {
  view.dispatch(insertBlock(state.tr, figureFor(state.schema, picture)));
}

function replaceFigure({ state, view }, { node, position }, picture) {
  const { tr } = state;
  tr.replaceWith(position, position + node.nodeSize, figureFor(state.schema, picture));
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, position)));
}

function figureFor(schema, { id, url, alt, caption }) {
  const { nodes } = schema;
  const image = nodes.image.create({ src: url, alt, file: id });
  return nodes.figure.create(null, caption ? [image, nodes.caption.create(null, schema.text(caption))] : [image]);
}

function figureAt({ $from, node }) {
  if (node?.type.name === "figure") return { node, position: $from.pos };
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === "figure") return { node: $from.node(depth), position: $from.before(depth) };
  }
  return null;
}

function pictureIn(figure) {
  const { src, alt, file } = figure.firstChild.attrs;
  const caption = figure.childCount > 1 ? figure.lastChild.textContent : "";
  const id = file ?? OWN.exec(src ?? "")?.[1];
  return id ? { id, alt: alt ?? "", caption } : null;
}
