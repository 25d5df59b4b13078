// Elements of the page. Text is only ever text, never markup.

export function make(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

export function makeButton(text, whenPressed) {
  const button = Object.assign(make("button", "", text), { type: "button" });
  button.addEventListener("click", whenPressed);
  return button;
}
