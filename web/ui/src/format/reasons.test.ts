import { describe, expect, it } from "vitest";
import type { Decider, Reason } from "../model/reason";
import { claimReasons, likelihood, placeReasons, reasonText, tellingReasons } from "./reasons";

const reason = (label: string, counts: number | null, decider: Decider = "ranker"): Reason => ({
  decider,
  id: label,
  label,
  value: counts ?? 0,
  counts,
});

describe("tellingReasons", () => {
  it("are rules first, then what counted most; what spoke against or decided nothing is left out", () => {
    const all = [
      reason("near", 0.5),
      reason("a rule", null),
      reason("far", -3),
      reason("little", 0.01),
      reason("said", 2),
    ];
    expect(tellingReasons(all)).toEqual(["A rule", "Said", "It is near other places of the article"]);
    expect(tellingReasons(all, 1)).toEqual(["A rule"]);
  });
});

describe("reasonText", () => {
  it.each<[Decider, string, number, string]>([
    ["ranker", "fame", 0.7, "It is well known"],
    ["ranker", "fame", 0.2, ""],
    ["ranker", "population", 0.9, "Many people live there"],
    ["ranker", "combinations", 3, ""],
    ["ranker", "contained", 1, "The text says that it lies there"],
    ["rule", "said", 0, "The text says that it lies there"],
    ["ranker", "capital", 1, ""],
    ["ranker", "seat", 1, ""],
    ["constraint", "seat", 1, "In the server’s words"],
    ["constraint", "measured", 1, "A distance in the text fits it"],
    ["correction", "span", 0, "A reader corrected it"],
    ["ranker", "new_signal", 1, "In the server’s words"],
  ])("of the %s’s %s with %d is %j", (decider, id, value, want) =>
    expect(reasonText({ decider, id, label: "in the server’s words", value, counts: value })).toBe(want),
  );
});

describe("placeReasons", () => {
  it("say what decided about the mentions and what spoke for the place, and last why it was read as a name", () => {
    const explanation = {
      start: 0,
      end: 1,
      reasons: [reason("reads like a name", 0.9, "recogniser"), reason("corrected by a reader", null, "correction")],
      candidates: ["a", "b"].map((id) => ({
        id,
        name: id,
        label: id,
        featureClass: "P",
        featureCode: "PPL",
        probability: 0.5,
        reasons: [reason(`near ${id}`, 1)],
      })),
    };
    expect(placeReasons([explanation, explanation], "a")).toEqual([
      "A reader corrected it",
      "Near a",
      "Reads like a name",
    ]);
  });
});

describe("claimReasons", () => {
  it("name the two places in their order", () =>
    expect(
      claimReasons([
        reason("one place lies away from the other", null, "claim"),
        reason("located: “A”, subject", null, "claim"),
        reason("anchor: “B”, after from", null, "claim"),
      ]),
    ).toEqual(["One place lies away from the other", "One place: “A”, subject", "The other: “B”, after from"]));
});

describe("likelihood", () => {
  it.each([
    [0.9, "likely"],
    [0.5, "likely"],
    [0.2, "possible"],
    [0.01, "unlikely"],
  ])("of %d is %s", (p, want) => expect(likelihood(p)).toBe(want));
});
