// Says every half minute that this form is still open, and shows who else has it open. Going away says so, too:
// by whatever way, since the next page, where it is the same form again, says anew that it is open.

const EVERY = 30_000; // ms
const place = document.querySelector("[data-presence]");

let page = place?.dataset.presencePage;

// Words may arrive in another order than they were sent, so each says from which page it comes.
function send(changes, options = {}) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, page, ...changes });
  return fetch(place.dataset.presence, { method: "POST", body, ...options });
}

function leave() {
  send({ leave: "1" }, { keepalive: true });
}

// The browser kept the page for “back”. It has left, so it comes as another one.
function comeBack({ persisted }) {
  if (!persisted) return;
  page = `${place.dataset.presencePage}.${Date.now()}`;
  ask();
}

async function ask() {
  try {
    const answer = await send({});
    const { text } = answer.ok ? await answer.json() : { text: "" };
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
  } catch {
    // Without a connection the last word stands; the versions still keep one save from hiding another.
  }
}

if (place) {
  setInterval(ask, EVERY);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", comeBack);
}
