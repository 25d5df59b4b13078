// The conversation in a browser. Nothing is kept: not in the address, not in storage, not in a cookie.

const WORDS = {
  fr: {
    what: "Guide gratuit face aux arnaques et au chantage",
    language: "Langue",
    quit: "Quitter vite",
    quitHint: "Efface et ouvre la météo. Au clavier\u00a0: deux fois Échap.",
    write: "Écrire un message",
    placeholder: "Écrire ou coller ici",
    send: "Envoyer",
    me: "Moi\u00a0:", sangfroid: "Sangfroid\u00a0:",
    choices: "Réponses possibles",
    unanswered: "Pas de réponse pour le moment\u00a0: le message est gardé ici.",
    offline: "Pas de connexion pour le moment\u00a0: le message est gardé ici.",
    notBegun: "La conversation n'a pas encore pu commencer.",
    tooLong: "Ce message est trop long pour partir\u00a0: une partie suffit.",
    retry: "Réessayer",
    program: "Programme, pas une personne.",
    danger: "En danger\u00a0:", byText: "(SMS)",
    elsewhere: "https://www.meteofrance.com", elsewhereTitle: "Météo",
  },
  en: {
    what: "A free guide through scams and blackmail",
    language: "Language",
    quit: "Leave quickly",
    quitHint: "Erases this and opens the weather. On a keyboard: Escape twice.",
    write: "Write a message",
    placeholder: "Write or paste here",
    send: "Send",
    me: "Me:", sangfroid: "Sangfroid:",
    choices: "Possible answers",
    unanswered: "No answer right now: the message is kept here.",
    offline: "No connection right now: the message is kept here.",
    notBegun: "The conversation could not start yet.",
    tooLong: "This message is too long to send: a part of it is enough.",
    retry: "Try again",
    program: "A program, not a person.",
    danger: "In danger, in France:", byText: "(text)",
    elsewhere: "https://www.bbc.co.uk/weather", elsewhereTitle: "Weather",
  },
};

const WEBHOOK = "webhooks/rest/webhook";
const PATIENCE = 30000; // milliseconds that one answer may take
const TYPING_AFTER = 250; // an answer that comes sooner needs no indicator
const ESCAPE_TWICE = 1500;

// Numbers that stand in the replies and are worth one touch. Others stay plain text: a number may
// have been quoted from the message of a scammer.
const HELP_LINES = ["112", "3114", "3018"];

const byId = (id) => document.getElementById(id);
const [log, typing, more, composer, field] = ["log", "typing", "more", "composer", "field"].map(byId);
const words = () => WORDS[language];

const sender = "web-" + Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
let stated = navigator.language || "fr";
let language = stated.toLowerCase().split("-")[0] === "fr" ? "fr" : "en";

const sent = []; // every message of the person
const waiting = []; // those not answered yet, oldest first
let delivering = null;
let left = false;

// --- Language ---

function speak(code) {
  language = code;
  document.documentElement.lang = code;
  for (const [attribute, set] of Object.entries({
    word: (element, text) => { element.textContent = text; },
    label: (element, text) => element.setAttribute("aria-label", text),
    placeholder: (element, text) => element.setAttribute("placeholder", text),
    hint: (element, text) => { element.title = text; },
  })) {
    for (const element of document.querySelectorAll(`[data-${attribute}]`)) set(element, words()[element.dataset[attribute]]);
  }
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === code));
}

function followLanguage(payload) {
  const chosen = /^\/choose_language\{"language":\s*"(fr|en)"\}$/.exec(payload);
  if (!chosen) return;
  stated = chosen[1];
  speak(stated);
}

// --- What is shown ---

function make(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

function makeButton(text, whenPressed) {
  const button = Object.assign(make("button", "", text), { type: "button" });
  button.addEventListener("click", whenPressed);
  return button;
}

function show(element) {
  log.insertBefore(element, typing);
  tellOfMore();
  return element;
}

function showTurn(who, text) {
  const turn = make("div", `turn ${who}`);
  turn.lang = language;
  turn.tabIndex = -1;
  const bubble = make("div", "bubble");
  // What a person pastes is never made clickable: it may be the scammer's link.
  if (who === "me") bubble.textContent = text;
  else writeLines(bubble, text);
  turn.append(make("span", "unseen", words()[who]), bubble);
  return show(turn);
}

function showChoices(buttons) {
  const choices = make("div", "choices");
  choices.setAttribute("role", "group");
  choices.setAttribute("aria-label", words().choices);
  choices.lang = language;
  for (const { title, payload } of buttons) choices.append(makeButton(title, () => choose(title, payload)));
  show(choices);
}

function showTrouble(sentence, retry) {
  const notice = make("div", "notice");
  notice.lang = language;
  notice.append(make("p", "", sentence));
  if (retry) notice.append(makeButton(words().retry, tryAgain));
  show(notice);
  toEnd();
}

function tryAgain() {
  log.focus({ preventScroll: true }); // the pressed button goes
  deliver();
}

function clear(selector) {
  for (const element of log.querySelectorAll(selector)) element.remove();
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  scrollTo(0, document.body.scrollHeight); // when the page scrolls as a whole
}

// A long answer is read from its first line, not from its last.
function toStartOf(element) {
  element.scrollIntoView({ block: "start", behavior: movement() });
}

function movement() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function tellOfMore() {
  more.hidden = log.scrollHeight - log.clientHeight - log.scrollTop < 48;
}

// --- Plain text, with links where they are safe ---

function writeLines(bubble, text) {
  let line = make("p");
  const lines = [line];
  for (const piece of pieces(glued(text))) {
    if (piece.href) line.append(link(piece));
    else if (/^[▰▱]/.test(piece.text)) {
      const bar = line.appendChild(make("span", "bar", piece.text));
      bar.setAttribute("aria-hidden", "true"); // the words beside it say the same
    } else {
      piece.text.split("\n").forEach((part, index) => {
        if (index) lines.push((line = make("p")));
        line.append(part);
      });
    }
  }
  let apart = false;
  for (const paragraph of lines) {
    const written = paragraph.textContent.trim();
    if (written) {
      paragraph.classList.toggle("apart", apart);
      paragraph.classList.toggle("item", /^[•–-]\s/.test(written));
      bubble.append(paragraph);
    }
    apart = !written;
  }
}

// « 72 h », « Oui ! »: what belongs together stays on one line.
function glued(text) {
  return text.replace(/« /g, "«\u00a0").replace(/ (?=[»:;!?€%])/g, "\u00a0").replace(/(\d) (?=h\b|\d{3}\b)/g, "$1\u00a0");
}

function link({ text, href }) {
  const anchor = Object.assign(make("a", "", text), { href, rel: "noreferrer noopener" });
  if (href.startsWith("https:")) anchor.target = "_blank"; // leaving this page would lose the conversation
  return anchor;
}

// Cuts a reply into plain pieces and links. Quotations stay plain: they are the scammer's words.
function pieces(text) {
  const found = [];
  let end = 0;
  const add = (start, stop, href) => {
    found.push({ text: text.slice(end, start) }, { text: text.slice(start, stop), href });
    end = stop;
  };
  const token = /«[^»]*(?:»|$)|“[^”]*(?:”|$)|"[^"]*(?:"|$)|https:\/\/[^\s<>«»“”"]+|[▰▱]+|\d+/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [word] = match;
    const start = match.index;
    const stop = start + word.length;
    const address = word.replace(/[.,;:!?…)\]'’]+$/, "");
    if (isSafeAddress(address)) add(start, start + address.length, address);
    else if (isHelpLine(word, text.slice(0, start), text.slice(stop))) add(start, stop, `tel:${word}`);
    else if (/^[▰▱]/.test(word)) add(start, stop);
  }
  add(text.length, text.length);
  return found.filter((piece) => piece.text);
}

// An address that the person has sent us stays plain too, wherever it stands in a reply.
function isSafeAddress(text) {
  const address = /^https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#]|$)/i.exec(text);
  return Boolean(address) && !sent.some((message) => message.toLowerCase().includes(address[1].toLowerCase()));
}

// « 3114 » alone; not « 3114 € », not « 06 12 3114 », not « 12.3114 ».
function isHelpLine(digits, before, after) {
  return HELP_LINES.includes(digits) && !/(?:[\p{L}_+.,/-]|\d\s?)$/u.test(before) && !/^(?:[\p{L}_/-]|[.,]?\d|\s\d|\s?[€$£%])/u.test(after);
}

// --- What is said ---

function choose(title, payload) {
  followLanguage(payload);
  say(title, payload).focus({ preventScroll: true }); // the pressed button is gone; Tab goes on from here
}

function say(shown, message) {
  clear(".choices");
  const turn = shown ? showTurn("me", shown) : null;
  sent.push(message);
  waiting.push({ message, turn });
  toEnd();
  deliver();
  return turn;
}

async function deliver() {
  if (delivering || left) return;
  delivering = new AbortController();
  clear(".notice");
  const indicator = setTimeout(() => { typing.hidden = false; toEnd(); }, TYPING_AFTER);
  while (waiting.length && (await delivered(waiting[0])));
  clearTimeout(indicator);
  typing.hidden = true;
  delivering = null;
}

// Whether to go on with what is waiting behind it.
async function delivered(said) {
  const { replies, status } = await ask(said.message).catch((trouble) => trouble);
  if (left) return false;
  typing.hidden = true;
  if (!replies && status !== 413) {
    keep(said);
    return false;
  }
  waiting.shift();
  if (said.turn) said.turn.classList.remove("unsent");
  if (replies) hear(replies);
  else giveBack(said);
  return true;
}

function hear(replies) {
  clear(".choices");
  let first = null;
  for (const { text, buttons } of replies) {
    const turn = showTurn("sangfroid", text || "");
    first = first || turn;
    if (buttons) showChoices(buttons);
  }
  if (first) toStartOf(first);
}

function keep({ turn, message }) {
  if (turn) turn.classList.add("unsent");
  const reason = message.startsWith("/start") ? "notBegun" : navigator.onLine ? "unanswered" : "offline";
  showTrouble(words()[reason], true);
}

function giveBack(said) {
  if (said.turn) said.turn.remove();
  if (!field.value) field.value = said.message;
  grow();
  showTrouble(words().tooLong, false);
}

async function ask(message) {
  const timer = setTimeout(() => delivering && delivering.abort(), PATIENCE);
  try {
    const answer = await fetch(WEBHOOK, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: envelope(message),
      signal: delivering.signal,
      cache: "no-store",
      credentials: "omit",
    });
    if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
    const replies = await answer.json();
    if (!Array.isArray(replies)) throw new Error("not an answer");
    return { replies };
  } finally {
    clearTimeout(timer);
  }
}

function envelope(message) {
  return JSON.stringify({ sender, message, metadata: { language: stated } });
}

// --- Leaving ---

function leave() {
  if (left) return;
  left = true;
  if (delivering) delivering.abort();
  const forget = new Blob([envelope("/stop")], { type: "application/json" });
  if (!navigator.sendBeacon(WEBHOOK, forget)) fetch(WEBHOOK, { method: "POST", body: forget, keepalive: true });
  document.title = words().elsewhereTitle;
  document.body.replaceChildren();
  location.replace(words().elsewhere);
}

let escapedAt = -Infinity;

function escapeTwice(event) {
  if (event.key !== "Escape" || event.isComposing || event.repeat) return;
  if (event.timeStamp - escapedAt < ESCAPE_TWICE) leave();
  escapedAt = event.timeStamp;
}

// --- Writing ---

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

function submit(event) {
  event.preventDefault();
  const text = field.value.replace(/[\0\uD800-\uDFFF]/gu, ""); // half characters cannot be sent
  if (!text.trim()) {
    field.focus();
    return;
  }
  field.value = "";
  grow();
  const turn = say(text, text);
  // On a phone the keyboard goes away, so that there is room to read.
  (matchMedia("(pointer: coarse)").matches ? turn : field).focus({ preventScroll: true });
}

function enterSends(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit(event);
}

// --- Beginning ---

function begin() {
  speak(language);
  composer.addEventListener("submit", submit);
  field.addEventListener("input", grow);
  field.addEventListener("keydown", enterSends);
  byId("quit").addEventListener("click", leave);
  document.addEventListener("keydown", escapeTwice);
  log.addEventListener("scroll", tellOfMore, { passive: true });
  new ResizeObserver(tellOfMore).observe(log);
  more.addEventListener("click", () => log.scrollBy({ top: log.clientHeight * 0.8, behavior: movement() }));
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      const payload = `/choose_language{"language":"${button.dataset.language}"}`;
      followLanguage(payload);
      say("", payload);
    });
  }
  const role = new URLSearchParams(location.search).get("role");
  say("", ["parent", "staff"].includes(role) ? `/start{"role":"${role}"}` : "/start");
}

begin();
