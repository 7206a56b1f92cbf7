// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { claimOf, readingOf } from "../testing/fixtures";
import { show } from "../testing/page";
import { Tabs } from "./tabs";

const position = claimOf({ kind: "position" });

describe("Tabs", () => {
  it.each([
    ["none of both", [], false, "Claims 0"],
    ["claims", [claimOf()], false, "Claims 1"],
    ["positions alone", [position, position], false, "Positions 2"],
    ["both", [claimOf(), position, position], false, "Claims 1 · Positions 2"],
    ["both, on a phone", [claimOf(), position, position], true, "Claims 1"],
  ])("count %s as the summary does", (_, claims, phone, want) => {
    const reading = readingOf("", [], { claims });
    const { container } = show(<Tabs tab="places" phone={phone} reading={reading} />, reading);
    expect(container.querySelector("#tab-claims")?.textContent).toBe(want);
  });
});
