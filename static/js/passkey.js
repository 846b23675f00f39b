// Passkeys. A form with data-passkey asks the browser for one and sends what it tells in its field "credential":
// "make" a new one, or "ask" for one that is there. What to ask for is in the page (#passkey-asked) or at data-fetch.
// Where there is no script, or the browser knows no passkeys, the forms stay hidden and the page says so.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const named = (keys) => keys?.map((key) => ({ ...key, id: toBytes(key.id) }));

const asked = async (form) => {
  if (!form.dataset.fetch) return JSON.parse(document.getElementById("passkey-asked").textContent);
  const answer = await fetch(form.dataset.fetch, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new TypeError(answer.statusText);
  return answer.json();
};

const told = (credential) => {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const make = ({ creation_options: { publicKey } }, form) => {
  const alone = form.elements.passwordless?.checked;
  const choice = { ...publicKey.authenticatorSelection, residentKey: alone ? "required" : "discouraged" };
  choice.requireResidentKey = Boolean(alone);
  if (alone) choice.userVerification = "required";
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: named(publicKey.excludeCredentials),
      authenticatorSelection: choice,
    },
  });
};

const ask = ({ request_options: { publicKey } }) =>
  navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: named(publicKey.allowCredentials),
    },
  });

const say = (form, which) => {
  for (const note of form.querySelectorAll("[data-says]")) note.hidden = note.dataset.says !== which;
};

const reason = (error) => {
  if (error.name === "InvalidStateError") return "known";
  return error instanceof TypeError ? "lost" : "refused";
};

const works = Boolean(window.PublicKeyCredential) && !/^[\d.]+$|:/.test(location.hostname);

if (works) {
  for (const note of document.querySelectorAll('[data-says="none"]')) note.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      say(form, "");
      try {
        const credential = await (form.dataset.passkey === "make" ? make : ask)(await asked(form), form);
        form.elements.credential.value = JSON.stringify(told(credential));
        form.submit();
      } catch (error) {
        say(form, reason(error));
      }
    });
  }
}
