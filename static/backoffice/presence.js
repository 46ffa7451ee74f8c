// Says every half minute that this form is still open, and shows who else has it open. Going away says so, too:
// by whatever way, since the next page, where it is the same form again, says anew that it is open.

const EVERY = 30_000; // ms
const place = document.querySelector("[data-presence]");

function send(changes, options = {}) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...changes });
  return fetch(place.dataset.presence, { method: "POST", body, ...options });
}

// “Leave” names the moment until which it holds: it may arrive after the next page has said that we are here.
function leave() {
  send({ leave: place.dataset.presenceAt }, { keepalive: true });
}

async function ask() {
  try {
    const answer = await send({});
    const { told, at } = answer.ok ? await answer.json() : { told: "", at: place.dataset.presenceAt };
    if (place.textContent !== told) place.textContent = told;
    place.hidden = !told;
    place.dataset.presenceAt = at;
  } catch {
    // Without a connection the last word stands; the versions still keep one save from hiding another.
  }
}

if (place) {
  setInterval(ask, EVERY);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && ask()); // the browser kept the page for “back”
}
