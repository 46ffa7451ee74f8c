// The dialog of a link: what is here is found by its title or number, any other address is completed.
import { make, openDialog, tellTrouble } from "backoffice/dialog";
import { completed } from "backoffice/link-address";

// Answers { href, title } or null.
export function askForLink({ targets, href, title }) {
  const { body, answer, finish } = openDialog(gettext("Link"), "link");
  const address = field("href", gettext("Address, or words or the number of something on this site"), href);
  const hint = field("title", gettext("Explanation (shown on pointing)"), title);
  const list = make("ul", { className: "pick__targets" });
  const done = make("button", { type: "submit", className: "button default", textContent: gettext("Insert") });
  const form = make("form", { noValidate: true }, [
    address.row,
    list,
    hint.row,
    make("div", { className: "dialog__buttons" }, [done]),
  ]);
  list.setAttribute("aria-live", "polite");
  body.append(form);
  address.input.focus();
  address.input.select();
  address.input.addEventListener("input", () => search(targets, address.input, list));
  list.addEventListener("click", ({ target }) => {
    const chosen = target.closest("button")?.dataset.address;
    if (chosen) finish({ href: chosen, title: hint.input.value.trim() || null });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const whole = completed(address.input.value);
    if (whole) finish({ href: whole, title: hint.input.value.trim() || null });
    else tellTrouble(form, [gettext("This is no address. Choose something from the list, or write one like www.seoul.go.kr or name@seoul.go.kr.")]);
  });
  return answer;
}

function field(name, words, value) {
  const input = make("input", { name, id: `link-${name}`, type: "text", value: value ?? "", autocomplete: "off" });
  const label = make("label", { htmlFor: input.id, textContent: words });
  return { input, row: make("div", { className: "dialog__field" }, [label, input]) };
}

// Only the answer to what is typed now is shown.
async function search(targets, input, list) {
  const words = input.value.trim();
  const query = new URLSearchParams(new URL(targets, location).search);
  query.set("q", words);
  const answer = words ? await fetch(`${new URL(targets, location).pathname}?${query}`).catch(() => null) : null;
  const { found } = answer?.ok ? await answer.json() : { found: [] };
  if (words !== input.value.trim()) return;
  list.replaceChildren(...found.map(line));
}

function line({ kind, title, address }) {
  const button = make("button", { type: "button", textContent: `${title} (${kind})` });
  button.dataset.address = address;
  return make("li", {}, [button]);
}
