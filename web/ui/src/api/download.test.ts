import { describe, expect, it } from "vitest";
import { fileName } from "./download";

describe("fileName", () => {
  it.each([
    ["attachment; filename=talks-fail.kml", "talks-fail.kml"],
    ["attachment; filename=gesprache.kml; filename*=UTF-8''gespr%C3%A4che.kml", "gespräche.kml"],
    ['attachment; filename="a \\"quoted\\" name.csv"', 'a "quoted" name.csv'],
    ["attachment; filename=plain.csv; filename*=UTF-8''%E0%A4%A", "plain.csv"],
    ["attachment", ""],
    [null, ""],
  ])("in %j is %j", (disposition, want) => expect(fileName(disposition)).toBe(want));
});
