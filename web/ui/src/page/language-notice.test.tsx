// @vitest-environment happy-dom
import { render } from "preact";
import { describe, expect, it } from "vitest";
import { LanguageNotice } from "./language-notice";

const shown = (language: string, written: string) => {
  const root = document.createElement("div");
  render(<LanguageNotice reading={{ language, written }} />, root);
  return root.textContent;
};

describe("LanguageNotice", () => {
  it("says nothing of a text that was read in its language", () => expect(shown("en", "")).toBe(""));
  it("names both languages", () => expect(shown("en", "de")).toMatch(/looks like German.*read as English/));
});
