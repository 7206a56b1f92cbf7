// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { readingOf } from "../testing/fixtures";
import { show } from "../testing/page";
import { LanguageChoice } from "./language-choice";

const tell = (languages: string) => {
  document.head.innerHTML = `<meta name="dateline-languages" content="${languages}">`;
};

describe("LanguageChoice", () => {
  afterEach(() => document.head.replaceChildren());

  const reading = { ...readingOf("", []), language: "uk" };
  it("is not there where one language is read", () => {
    expect(show(<LanguageChoice reading={reading} />, reading).container.textContent).toBe("");
  });
  it("says in which language the text was read, and offers the others by their names", () => {
    tell("en uk tr");
    const { container } = show(<LanguageChoice reading={reading} />, reading);
    expect([...container.querySelectorAll("option")].map((one) => one.textContent)).toEqual([
      "Ukrainian (told by the text)",
      "English",
      "Turkish",
      "Ukrainian",
    ]);
  });
  it("has the text read in the language that is chosen, and forgets nothing else that was said of it", () => {
    tell("en uk tr");
    const focus = { value: "UA", name: "Ukraine", language: "" };
    const { container, sent, store } = show(<LanguageChoice reading={reading} />, reading, { focus });
    fireEvent.change(container.querySelector("select") as Element, { target: { value: "tr" } });
    expect(sent).toEqual([{ type: "focus", focus: { ...focus, language: "tr" } }]);
    expect(store.get().isKept).toBe(false);
  });
});
