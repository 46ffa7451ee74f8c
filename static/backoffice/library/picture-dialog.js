// The dialog in which a picture is found or uploaded and described, for a text and for the lead picture alike.
import { make, openDialog, tellTrouble } from "backoffice/dialog";
import { askForWords } from "backoffice/picture-words";
import { begin } from "backoffice/upload";

// PICK is the page with pictures; CHOSEN, where there is one, is described at once. Answers the picture or null.
export function choosePicture({ pick, language = "", hasCaption = false, chosen = null }) {
  const { body, answer, finish } = openDialog(gettext("Picture"), "picture");
  const find = () => showPictures(body, pick, describe);
  const describe = async (picture) => {
    const words = await askForWords(body, { pick, language, hasCaption, picture });
    if (words === "another") find();
    else if (words) finish(words);
  };
  if (chosen) describe(chosen);
  else find();
  return answer;
}

async function showPictures(body, address, choose) {
  body.replaceChildren(make("p", { textContent: gettext("Loading…") }));
  const page = await load(address);
  const list = page?.querySelector("[data-pick]");
  if (!list) {
    body.replaceChildren(make("p"));
    tellTrouble(body, [gettext("The pictures could not be loaded. Check the connection and try again.")]);
    return;
  }
  body.replaceChildren(...list.childNodes);
  for (const form of body.querySelectorAll("[data-upload]")) {
    begin(form);
    form.addEventListener("uploaded", ({ detail }) => choose({ id: String(detail.id) }));
  }
  body.onclick = (event) => {
    const picture = event.target.closest("[data-choices] button");
    const other = event.target.closest(".pick__pages a");
    if (picture) choose({ id: picture.dataset.id });
    if (!other) return;
    event.preventDefault();
    showPictures(body, new URL(other.getAttribute("href"), new URL(address, location)).href, choose);
  };
  body.onsubmit = (event) => {
    if (!event.target.matches(".pick__search")) return;
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.target));
    showPictures(body, `${new URL(address, location).pathname}?${query}`, choose);
  };
  body.querySelector("[type=search]").focus();
}

async function load(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}
