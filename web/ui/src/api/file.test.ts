import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readable } from "./file";

const file = (name: string, content: BlobPart = "Kyiv", type = "") => new File([content], name, { type });

describe("readable", () => {
  it.each([
    ["a.TXT", "text/plain"],
    ["a.rtf", "application/rtf"],
    ["a.eml", "message/rfc822"],
    ["a.tsv", "text/csv"],
  ])("knows %s", async (name, type) => expect((await readable(file(name))).type).toBe(type));
  it("takes other files for the text that they say they are", async () =>
    expect((await readable(file("notes", "Kyiv", "text/plain"))).type).toBe("text/plain"));
  it("sends the text of a word processor's file without its pictures", async () => {
    const pictures = new Uint8Array(2 << 20).map((_, i) => (i * 7919) % 251);
    const whole = zipSync({ "word/document.xml": strToU8("<w:p/>"), "word/media/a.png": [pictures, { level: 0 }] });
    const { body } = await readable(file("a.docx", whole as Uint8Array<ArrayBuffer>));
    expect(body.size).toBeLessThan(1000);
    expect(Object.keys(unzipSync(new Uint8Array(await body.arrayBuffer())))).toEqual(["word/document.xml"]);
  });
  it("leaves a damaged one to the server", async () => expect((await readable(file("a.docx"))).body.size).toBe(4));
  it.each([
    [file("a.pages"), "a.pages"],
    [file("a.txt", ""), "This file is empty"],
    [file("a.txt", "x".repeat((1 << 20) + 1)), "at most 1 MB"],
  ])("says why %o cannot be read", async (given, words) => expect(readable(given)).rejects.toThrow(words));
});
