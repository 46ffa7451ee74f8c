// Links: what is typed after one stands outside it, as a Korean particle does; a dialog finds or completes the address.
import { Link as PlainLink } from "django-prose-editor/editor";
import { askForLink } from "backoffice/link-dialog";

export const Link = PlainLink.extend({
  inclusive: false,

  addOptions() {
    return { ...this.parent?.(), targetsUrl: "", defaultProtocol: "https" };
  },

  addCommands() {
    return { ...this.parent?.(), addLink: () => (props) => ask(props, this.options.targetsUrl) };
  },
});

function ask({ editor, dispatch }, targets) {
  const isPossible = !editor.state.selection.empty || editor.isActive("link");
  if (dispatch && isPossible) openFor(editor, targets);
  return isPossible;
}

async function openFor(editor, targets) {
  const { href, title } = editor.getAttributes("link");
  const answer = await askForLink({ targets, href, title });
  editor.view.focus();
  if (answer) editor.chain().extendMarkRange("link").setMark("link", answer).run();
}
