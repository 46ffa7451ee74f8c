// Files that are pasted or dropped into a text: pictures go to the library and into the text, other files to the
// attachments below. None is passed over in silence.
import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { choosePicture } from "backoffice/picture-dialog";
import { place, say } from "backoffice/status";
import { send } from "backoffice/upload";
import { insertPicture } from "backoffice/figures";

export const TakeFiles = Extension.create({
  name: "takeFiles",

  addOptions: () => ({ pickerUrl: "" }),

  onCreate: ({ editor }) => place(editor.view),

  addProseMirrorPlugins() {
    const take = (files) => takeAll(this.editor, this.options.pickerUrl, files);
    return [
      new Plugin({
        props: {
          handlePaste: (_view, { clipboardData }) => takePasted(clipboardData, take),
          handleDrop: (view, event, _slice, isMoved) => !isMoved && takeDropped(view, event, take),
        },
      }),
    ];
  },
});

// Word and HWP put a picture of the text beside the text: then the text is meant.
function takePasted(data, take) {
  const html = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  const hasText = Boolean(html.body.textContent.trim() || data.getData("text/plain").trim());
  if (hasText || !data.files.length) return false;
  take([...data.files]);
  return true;
}

function takeDropped(view, event, take) {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (!files.length) return false;
  event.preventDefault();
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  const at = view.state.doc.resolve(found ? found.pos : view.state.doc.content.size);
  view.dispatch(view.state.tr.setSelection(pm.state.Selection.near(at)));
  take(files);
  return true;
}

async function takeAll(editor, pick, files) {
  const isPicture = (file) => file.type.startsWith("image/");
  const said = files.some((file) => !isPicture(file)) ? [attach(files.filter((file) => !isPicture(file)))] : [];
  for (const file of files.filter(isPicture)) said.push(...(await takePicture(editor, pick, file)));
  say(editor.view, said);
  editor.view.focus();
}

async function takePicture(editor, pick, file) {
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  bar.setAttribute("aria-label", file.name);
  say(editor.view, [interpolate(gettext("“%s” is being uploaded."), [file.name]), bar]);
  const action = new URL("../add/", new URL(pick, location)).pathname;
  const { status, response } = await send(file, action, (part) => (bar.value = part));
  if (status !== 200 || !response || response.errors) {
    const reasons = response?.errors ?? [gettext("The connection failed. Try again.")];
    return [interpolate(gettext("“%s” was not uploaded."), [file.name]), ...reasons];
  }
  const { id, picture: url, name } = response;
  const language = editor.view.dom.lang;
  const described = await choosePicture({ pick, language, hasCaption: true, chosen: { id: String(id) } });
  insertPicture(editor, described ?? { id: String(id), url, alt: "", caption: "" });
  const lacks = described ? [] : [gettext("It has no alternative text yet: select it and press the picture button.")];
  return [interpolate(gettext("“%s” is in the library and in the text."), [name]), ...lacks];
}

// Hands files to the rows of attachments, which upload them with progress of their own.
function attach(files) {
  const names = files.map((file) => file.name).join(", ");
  const input = document.querySelector("[data-attachment-rows][data-upload] input[type=file]");
  if (!input) return interpolate(gettext("No picture, so not taken into the text: %s."), [names]);
  const handed = new DataTransfer();
  for (const file of files) handed.items.add(file);
  input.files = handed.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return interpolate(gettext("No picture, so added to the attachments below the text: %s."), [names]);
}
