// Pictures in the text: always in a figure, never half of one, and never replaced by what is typed.
import { Caption as PlainCaption, Figure as PlainFigure, Image as PlainImage, Plugin, pm } from "django-prose-editor/editor";

const { NodeSelection } = pm.state;

// An image on its own would be lost on saving: the parser puts it into a figure.
export const Image = PlainImage.extend({ group: "", draggable: false, addInputRules: () => [] });

export const Caption = PlainCaption.extend({ group: "" });

export const Figure = PlainFigure.extend({
  allowGapCursor: false, // it would lead into a caption that nobody sees

  addExtensions: () => [],

  addProseMirrorPlugins() {
    return [new Plugin({ appendTransaction: (_done, _before, state) => selectWhole(state) })];
  },
});

// What is done to a selected image is done to its figure: deleting the image alone would leave a hole.
function selectWhole({ selection, tr }) {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "image") return null;
  return tr.setSelection(NodeSelection.create(tr.doc, selection.$from.before()));
}
