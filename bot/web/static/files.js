// Files: of which kind one is, and sending one that the dialogue has asked for. Until then nothing
// of a file but its kind leaves the page. The server decides what may be opened, not this page.

const FILES = "files";
const MOST = 20 * 1024 * 1024; // bytes; what is larger is not sent at all
const ARCHIVES = /^\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|iso|cab|apk|jar|xapk|ipa|zst|lzh?|ace|arj|dmg|cb[zr])$/;
const PICTURES = /^\.(?:jpe?g|jfif|jpe|jp2|jxl|png|webp|bmp|tiff?|hei[cf]|avif|svg|ico|dng)$/;
const VIDEOS = /^\.(?:mp4|mov|mkv|avi|webm|m4v|3gp|wmv|flv|mpe?g|tgs)$/;
const SOUNDS = /^\.(?:mp3|m4a|og[ga]|opus|wav|amr|aac|flac|wma)$/;
const PAPERS = /^\.(?:pdf|eml|msg|docx?|odt|rtf|txt|html?|xhtml|mht|md|csv|log)$/;
const PAPER_TYPES = ["text/", "pdf", "rfc822", "msword", "wordprocessing", "ms-outlook", "opendocument.text", "rtf"];
const ARCHIVE_TYPES = ["zip", "compressed", "x-rar", "x-7z", "gzip", "x-tar", "java-archive", "package"];
const OFFICE = "openxmlformats"; // archives by their contents, letters to everybody else

// The kind that is told to the dialogue: the same as bot/telegram/attached.py finds.
export function kindOf(type, name) {
  const stated = type.toLowerCase();
  const family = stated.split("/")[0];
  const ending = endingOf(name.toLowerCase());
  if (stated === "image/gif" || ending === ".gif") return "animation";
  if (family === "video" || VIDEOS.test(ending)) return "video";
  if (family === "audio" || SOUNDS.test(ending)) return "sound";
  if (family === "image" || PICTURES.test(ending)) return "picture";
  const archived = ARCHIVE_TYPES.some((word) => stated.includes(word)) && !stated.includes(OFFICE);
  if (archived || ARCHIVES.test(ending)) return "archive";
  return PAPERS.test(ending) || PAPER_TYPES.some((word) => stated.includes(word)) ? "document" : "other";
}

function endingOf(name) {
  const last = name.split("/").filter((part) => part && part !== ".").pop() || "";
  const dot = last.lastIndexOf(".");
  return dot > 0 && dot < last.length - 1 ? last.slice(dot) : "";
}

// Whether files are what is being dropped, or pasted.
export function carriesFiles(transfer) {
  return Boolean(transfer) && transfer.types.includes("Files");
}

// Sends a file, tells each page that is being read, and gives the replies. `said.refusal` says why
// there are no bytes to send; the dialogue then tells the person what to do instead.
export async function upload(said, { sender, language, signal, tellPage }) {
  const { refusal, body } = await bytesOf(said);
  const headers = {
    "Content-Type": "application/octet-stream",
    "X-Sangfroid-Sender": encodeURIComponent(sender),
    "X-Sangfroid-Message": encodeURIComponent(said.message),
    "X-Sangfroid-Language": encodeURIComponent(language),
  };
  if (refusal) headers["X-Sangfroid-Refusal"] = refusal;
  const answer = await fetch(FILES, { method: "POST", headers, body, signal, cache: "no-store", credentials: "omit" });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  for await (const line of linesOf(answer.body)) {
    if (line.page) tellPage(line.page, line.pages);
    else if (Array.isArray(line.replies)) return { replies: line.replies };
    else throw new Error("not an answer");
  }
  throw new Error("broken off");
}

async function bytesOf({ file, refusal }) {
  if (refusal) return { refusal };
  if (!file) return { refusal: "gone" };
  if (file.size > MOST) return { refusal: "too_large" };
  try {
    return { body: await file.arrayBuffer() };
  } catch {
    return { refusal: "gone" }; // moved, changed or deleted since it was chosen
  }
}

async function* linesOf(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const line of lines) yield JSON.parse(line);
    if (done) return;
  }
}
