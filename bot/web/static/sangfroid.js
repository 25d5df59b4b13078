// The conversation in a browser. Nothing is kept: not in the address, not in storage, not in a cookie.

import { dropDownloads, makeDownload } from "./downloads.js";
import { make, makeButton } from "./elements.js";
import { carriesFiles, kindOf, upload } from "./files.js";
import { writeLines } from "./plain_text.js";
import { WORDS } from "./words.js";

const WEBHOOK = "webhooks/rest/webhook";
const PATIENCE = 30000; // milliseconds that one answer may take
const PATIENCE_WITH_FILE = 360000; // 20 MB from a phone with little signal, then the reading
const TYPING_AFTER = 250; // an answer that comes sooner needs no indicator
const ESCAPE_TWICE = 1500;
const LONGEST_BESIDE = 6000; // bytes; words beside a file travel in a header
const STOP = /^\s*(?:\/(?:stop|oublier|forget)\b.*|(?:stop|efface tout|tout effacer|erase everything|delete everything)[ .!]*)$/is;

const byId = (id) => document.getElementById(id);
const [log, typing, more, composer, field, picker] = ["log", "typing", "more", "composer", "field", "picker"].map(byId);
const words = () => WORDS[language];

const sender = "web-" + Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
let stated = navigator.language || "fr";
let language = stated.toLowerCase().split("-")[0] === "fr" ? "fr" : "en";

const sent = []; // every message of the person
const waiting = []; // those not answered yet, oldest first
let kept = null; // the message whose file waits, here and nowhere else, for the answer to a question
let delivering = false;
let asking = null; // what ends the request under way
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
  else writeLines(bubble, text, sent);
  turn.append(make("span", "unseen", words()[who]), bubble);
  return show(turn);
}

function showFile(turn, name) {
  const file = make("span", "file");
  const clip = byId("attach").querySelector("svg").cloneNode(true);
  clip.removeAttribute("aria-hidden");
  clip.setAttribute("role", "img");
  clip.setAttribute("aria-label", words().file);
  file.append(clip, make("bdi", "", name));
  turn.querySelector(".bubble").prepend(file);
}

function showInPlaceOfFile(turn, sentence) {
  const file = turn.querySelector(".file");
  file.textContent = sentence;
  file.classList.add("gone");
  turn.classList.remove("unsent");
}

function showPage(turn, page, pages) {
  if (pages < 2) return;
  const sentence = words().page.replace("{page}", page).replace("{pages}", pages);
  turn.querySelector(".bubble").replaceChildren(make("p", "", sentence));
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

const clear = (selector) => log.querySelectorAll(selector).forEach((element) => element.remove());

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

// --- What is said ---

function choose(title, payload) {
  followLanguage(payload);
  (say(title, payload) || log).focus({ preventScroll: true }); // the pressed button is gone; Tab goes on from here
}

function say(shown, message, file = null) {
  const stops = STOP.test(message) && !file;
  if (stops) wipe();
  goOnAfterEnd();
  clear(".choices");
  const turn = (shown && !stops) || file ? showTurn("me", shown) : null;
  if (file) showFile(turn, file.name);
  sent.push(message);
  waiting.push({ message, turn, file });
  toEnd();
  deliver();
  return turn;
}

async function deliver() {
  if (delivering || left) return;
  delivering = true;
  clear(".notice");
  while (waiting.length && (await delivered(waiting[0])));
  delivering = false;
}

// Whether to go on with what is waiting behind it.
async function delivered(said) {
  asking = new AbortController();
  const indicator = setTimeout(() => { typing.hidden = false; toEnd(); }, TYPING_AFTER);
  const { replies, status } = await (said.reading ? send(said) : ask(said)).catch((trouble) => trouble);
  clearTimeout(indicator);
  if (left) return false;
  typing.hidden = true;
  if (!waiting.includes(said)) return true; // its file was forgotten meanwhile
  if (!replies && said.reading && status === 413) {
    said.refusal = "too_large"; // the dialogue says what to do instead
    return true;
  }
  if (!replies && status !== 413) {
    keep(said, status);
    return false;
  }
  waiting.shift();
  if (said.turn) said.turn.classList.remove("unsent");
  if (said.reading) said.reading.remove();
  if (!replies) giveBack(said);
  else if (replies.some(({ file }) => file === "forget")) end(replies);
  else settle(said, replies, hear(replies));
  return true;
}

// Shows the replies; gives their turns.
function hear(replies) {
  clear(".choices");
  const turns = replies.map(({ text, buttons, document: made }) => {
    const turn = showTurn("sangfroid", text || "");
    if (made) turn.querySelector(".bubble").append(makeDownload(made, words().download));
    if (buttons) showChoices(buttons);
    return turn;
  });
  if (turns.length) toStartOf(turns[0]);
  return turns;
}

// Does with a file what the dialogue has decided: about the one just offered, or the one that waits.
function settle(said, replies, turns) {
  const offered = said.file && !said.reading;
  const about = offered ? said : kept;
  const decided = replies.findIndex((reply) => reply.file);
  const verdict = decided < 0 ? null : replies[decided].file;
  if (verdict === "read") {
    waiting.unshift({ message: "", turn: null, file: null, ...about, reading: turns[decided] });
    if (about === kept) kept = null;
  } else if (verdict === "wait" && offered) {
    letGo(kept);
    kept = said;
  } else if (verdict === "remove" || offered) {
    letGo(about);
    if (about === kept) kept = null;
  }
}

function keep(said, status) {
  const { turn, message, reading } = said;
  if (turn) turn.classList.add("unsent");
  if (reading) reading.hidden = true;
  // The server no longer knows that the file may come: it is offered once more.
  if (reading && status === 403) waiting[0] = { message, turn, file: said.file };
  const reason = message.startsWith("/start") ? "notBegun" : navigator.onLine ? "unanswered" : "offline";
  showTrouble(words()[reason], true);
}

function giveBack(said) {
  if (said.turn) said.turn.remove();
  if (!field.value) field.value = said.message;
  grow();
  showTrouble(words().tooLong, false);
}

async function ask({ message, file }) {
  const timer = endAfter(PATIENCE);
  try {
    const answer = await fetch(WEBHOOK, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: envelope(message, file),
      signal: asking.signal,
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

async function send(said) {
  said.reading.hidden = false;
  const timer = endAfter(PATIENCE_WITH_FILE);
  const tellPage = (page, pages) => showPage(said.reading, page, pages);
  try {
    return await upload(said, { sender, language: stated, signal: asking.signal, tellPage });
  } finally {
    clearTimeout(timer);
  }
}

const endAfter = (patience, ending = asking) => setTimeout(() => ending.abort(), patience);

function envelope(message, file) {
  const metadata = { language: stated };
  if (file) metadata.offered = { kind: kindOf(file.type, file.name) };
  return JSON.stringify({ sender, message, metadata });
}

// --- Files ---

function offer([file, ...others]) {
  if (left || !file) return;
  let beside = written();
  if (encodeURIComponent(beside).length > LONGEST_BESIDE) {
    say(beside, beside);
    beside = "";
  }
  goOn(say(beside, beside, file));
  if (others.length) showTrouble(words().oneFile, false);
}

function letGo(said) {
  if (!said || !said.file) return;
  said.file = null;
  showInPlaceOfFile(said.turn, said.reading ? words().notKept : words().notSent);
}

function pick() {
  offer(picker.files);
  picker.value = ""; // the same file may be chosen again; and nothing holds on to this one
}

function paste(event) {
  const { clipboardData: pasted } = event;
  // Words that come along with a picture of them are worth more.
  if (!carriesFiles(pasted) || pasted.getData("text/plain")) return;
  event.preventDefault();
  offer(pasted.files);
}

function drag(event) {
  if (!carriesFiles(event.dataTransfer)) return;
  event.preventDefault();
  byId("drop").hidden = false;
}

function dragAway(event) {
  if (!event.relatedTarget) byId("drop").hidden = true; // out of the window
}

function drop(event) {
  byId("drop").hidden = true;
  if (!carriesFiles(event.dataTransfer)) return;
  event.preventDefault(); // the browser would open it in place of the conversation
  offer(event.dataTransfer.files);
}

// --- Leaving ---

function leave() {
  if (left) return;
  left = true;
  waiting.length = 0;
  kept = null;
  if (asking) asking.abort();
  const forget = new Blob([envelope("/stop")], { type: "application/json" });
  if (!navigator.sendBeacon(WEBHOOK, forget)) fetch(WEBHOOK, { method: "POST", body: forget, keepalive: true });
  document.title = words().elsewhereTitle;
  document.body.replaceChildren();
  location.replace(words().elsewhere);
}

// STOP takes away what is shown at once, before anybody answers: files and unsent words as well.
function wipe() {
  kept = null;
  sent.length = waiting.length = 0;
  if (delivering) asking.abort();
  emptyLog();
}

function emptyLog() {
  dropDownloads();
  const stays = [typing, ...waiting.map(({ turn }) => turn)];
  for (const element of [...log.children]) if (!stays.includes(element)) element.remove();
}

// One dull line is left; lines of help that were said along with it stay above, with the page around them.
function end(replies) {
  kept = null;
  emptyLog(); // except what was said after STOP
  const line = replies.at(-1);
  hear([...replies.slice(0, -1), { text: `${line.text} ${words().beyond}` }]);
  if (replies.length > 1 || waiting.length) return;
  document.body.classList.add("ended");
  document.title = line.text;
}

function goOnAfterEnd() {
  if (document.body.classList.contains("ended")) document.title = "Sangfroid";
  document.body.classList.remove("ended");
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

// Takes what is written out of the field.
function written() {
  const text = field.value.replace(/[\0\uD800-\uDFFF]/gu, ""); // half characters cannot be sent
  if (!text.trim()) return "";
  field.value = "";
  grow();
  return text;
}

function submit(event) {
  event.preventDefault();
  const text = written();
  if (text) goOn(say(text, text));
  else field.focus();
}

// On a phone the keyboard goes away, so that there is room to read.
function goOn(turn) {
  (turn && matchMedia("(pointer: coarse)").matches ? turn : field).focus({ preventScroll: true });
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
  byId("attach").addEventListener("click", () => picker.click());
  picker.addEventListener("change", pick);
  document.addEventListener("paste", paste);
  document.addEventListener("dragover", drag);
  document.addEventListener("dragleave", dragAway);
  document.addEventListener("drop", drop);
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
