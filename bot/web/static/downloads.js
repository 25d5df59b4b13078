// Files that were made for the person; they lie in this page's memory alone, until it is emptied.

import { make } from "./elements.js";

const addresses = new Set();

export function makeDownload({ name, media_type: type, data }, title) {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  addresses.add(address);
  const link = make("a", "download", title.replace("{name}", name));
  return Object.assign(link, { href: address, download: name });
}

export function dropDownloads() {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses.clear();
}
