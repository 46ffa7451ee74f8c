/**
 * Rests the buttons of a form while it is on its way, so that a second press sends nothing.
 *
 * The server does once what is sent twice; this spares the reader the question. The buttons are there again when
 * the page is shown again, when something is typed, and after a while: an answer may never come.
 */

const SECONDS = 15;
const resting = new Set();

function wake() {
  for (const button of resting) button.disabled = false;
  resting.clear();
}

function rest(form) {
  for (const button of form.elements) {
    if (button.type !== "submit" || button.disabled) continue;
    button.disabled = true;
    resting.add(button);
  }
  setTimeout(wake, SECONDS * 1000);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const leads = !event.submitter?.formTarget && !form.target;
  // Afterwards: the name of the pressed button is sent, and others may still keep the form here.
  if (leads && form.method === "post") setTimeout(() => event.defaultPrevented || rest(form));
});
document.addEventListener("input", wake);
addEventListener("pageshow", wake);
