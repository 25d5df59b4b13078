// Plain text, with links where they are safe.

import { make } from "./elements.js";

// Numbers that stand in the replies and are worth one touch. Others stay plain text: a number may
// have been quoted from the message of a scammer.
const HELP_LINES = ["112", "3114", "3018"];

// Writes a reply; an address that stands in what was `sent` is never made a link.
export function writeLines(bubble, text, sent) {
  let line = make("p");
  const lines = [line];
  for (const piece of pieces(glued(text), sent)) {
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
function pieces(text, sent) {
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
    if (isSafeAddress(address, sent)) add(start, start + address.length, address);
    else if (isHelpLine(word, text.slice(0, start), text.slice(stop))) add(start, stop, reach(word));
    else if (/^[▰▱]/.test(word)) add(start, stop);
  }
  add(text.length, text.length);
  return found.filter((piece) => piece.text);
}

// An address that the person has sent us stays plain too, wherever it stands in a reply.
function isSafeAddress(text, sent) {
  const address = /^https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#]|$)/i.exec(text);
  return Boolean(address) && !sent.some((message) => message.toLowerCase().includes(address[1].toLowerCase()));
}

// 114 is written to, not called.
function reach(number) {
  return number === "114" ? "sms:114" : `tel:${number}`;
}

// « → 15, SAMU »: a line of help, where no quotation ever stands. Elsewhere « 3114 » alone; not « 3114 € », not « 06 12 3114 », not « 12.3114 ».
function isHelpLine(digits, before, after) {
  if (digits.length < 5 && /(?:^|\n)→ $/.test(before) && after.startsWith(",")) return true;
  return HELP_LINES.includes(digits) && !/(?:[\p{L}_+.,/-]|\d\s?)$/u.test(before) && !/^(?:[\p{L}_/-]|[.,]?\d|\s\d|\s?[€$£%])/u.test(after);
}
