// Tables that a screen reader can read: header cells say what they head, and a table has a caption.
import { Extension, Plugin, Table as PlainTable, updateAttrsDialog } from "django-prose-editor/editor";
import { insertBlock } from "backoffice/below";

const sizeDialog = updateAttrsDialog(
  {
    caption: { title: gettext("Caption of the table") },
    rows: { title: gettext("Rows"), format: "number", default: "3", min: "1", max: "100" },
    cols: { title: gettext("Columns"), format: "number", default: "3", min: "1", max: "20" },
  },
  { title: gettext("Insert a table"), submitText: gettext("Insert") },
);
const captionDialog = updateAttrsDialog(
  { caption: { title: gettext("Caption of the table") } },
  { title: gettext("Caption of the table") },
);

export const TableHeaderScope = Extension.create({
  name: "tableHeaderScope",

  addGlobalAttributes() {
    const scope = { default: null, parseHTML: (cell) => cell.getAttribute("scope") };
    return [{ types: ["tableHeader"], attributes: { scope } }];
  },

  addProseMirrorPlugins() {
    return [new Plugin({ appendTransaction: (_done, _before, state) => giveScopes(state) })];
  },
});

function giveScopes(state) {
  const change = state.tr;
  state.doc.descendants((node, position) => {
    if (node.type.name !== "tableHeader" || node.attrs.scope) return;
    const place = state.doc.resolve(position);
    const row = place.index(place.depth - 1);
    change.setNodeAttribute(position, "scope", row === 0 ? "col" : "row");
  });
  return change.docChanged ? change : null;
}

export const Table = PlainTable.extend({
  addAttributes() {
    const parseHTML = (table) => table.querySelector("caption")?.textContent.trim() || null;
    return { ...this.parent?.(), caption: { default: null, parseHTML, renderHTML: () => ({}) } };
  },

  parseHTML() {
    return [{ tag: "table" }, { tag: "caption", ignore: true }];
  },

  renderHTML({ node }) {
    const { caption } = node.attrs;
    return ["table", ...(caption ? [["caption", caption]] : []), ["tbody", 0]];
  },

  addNodeView() {
    const make = this.parent?.();
    return (props) => showCaption(make(props), props.node);
  },

  addMenuItems(tools) {
    this.parent?.(tools);
    tools.menu.defineItem({
      name: "table:caption",
      groups: "table",
      button: tools.buttons.material("subtitles"),
      hidden: (editor) => !editor.isActive("table"),
      command: (editor) => askForCaption(editor),
    });
  },

  addCommands() {
    return { ...this.parent?.(), insertTableWithOptions: () => ({ editor }) => askForTable(editor) };
  },
});

function showCaption(view, node) {
  const caption = view.table.createCaption();
  const update = view.update.bind(view);
  const show = ({ attrs }) => {
    caption.textContent = attrs.caption ?? "";
    caption.hidden = !attrs.caption;
  };
  show(node);
  view.update = (changed) => {
    if (!update(changed)) return false;
    show(changed);
    return true;
  };
  return view;
}

async function askForTable(editor) {
  const answer = await sizeDialog(editor, { caption: "", rows: "3", cols: "3" });
  if (!answer) return;
  const [rows, cols] = [answer.rows, answer.cols].map((text) => Number.parseInt(text, 10) || 3);
  const { state, view } = editor;
  view.dispatch(insertBlock(state.tr, emptyTable(state.schema, rows, cols, answer.caption.trim() || null)));
  view.focus();
}

function emptyTable({ nodes }, rows, cols, caption) {
  const row = (cell) => nodes.tableRow.create(null, Array.from({ length: cols }, () => cell.createAndFill()));
  const made = Array.from({ length: rows }, (_none, index) => row(index ? nodes.tableCell : nodes.tableHeader));
  return nodes.table.create({ caption }, made);
}

async function askForCaption(editor) {
  const { caption } = editor.getAttributes("table");
  const answer = await captionDialog(editor, { caption: caption ?? "" });
  if (answer) {
    editor.chain().focus().updateAttributes("table", { caption: answer.caption.trim() || null }).run();
  }
}
