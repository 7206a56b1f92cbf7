// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { AddDialog } from "./add-dialog";
import { CorrectDialog } from "./correct-dialog";
import { DetailsDialog } from "./details-dialog";

const text = "Moscow was quiet. The Moscow council met in Zelmbruck, and in Zelmbruck again.";
const moscow = placeOf("geonames:1", { name: "Moscow", label: "Moscow, Russia", mentionCount: 2 });
const reading = readingOf(text, [moscow]);

const candidate = (id: string, label: string, probability: number) => ({
  id,
  name: "Moscow",
  label,
  lat: 0,
  lon: 0,
  feature_class: "P",
  feature_code: "PPL",
  probability,
  reasons: [{ decider: "ranker", id: `near_${id}`, label: `near ${label}`, value: 1, weight: 2 }],
});
const explained = {
  type: "FeatureCollection",
  features: [],
  claims: [],
  unresolved: [],
  focus: {},
  offsets: "codepoint",
  generator: "",
  attribution: "",
  explanations: [
    {
      start: 0,
      end: 6,
      text: "Moscow",
      reasons: [],
      candidates: [candidate("geonames:1", "Moscow, Russia", 0.9), candidate("geonames:2", "Moscow, Idaho", 0.05)],
    },
  ],
};

describe("CorrectDialog", () => {
  it("lists what the words may mean in a reader's words, the present choice among it", async () => {
    serve({ "/v1/parse?explain=true": explained });
    const { container } = show(<CorrectDialog id="geonames:1" />, reading);
    await settle();
    const choices = [...container.querySelectorAll<HTMLButtonElement>(".choices button")];
    expect(choices.map((choice) => [...choice.children].map((part) => part.textContent))).toEqual([
      ["Moscow, Russia", "town, as the map has it", "likely · Near Moscow, Russia"],
      ["Moscow, Idaho", "town", "unlikely · Near Moscow, Idaho"],
    ]);
    expect(choices.map((choice) => choice.disabled)).toEqual([true, false]);
    expect(container.textContent).not.toMatch(/%|weight|signal|score/);
  });
  it("corrects all mentions, or those that are chosen, and says what they now mean", async () => {
    serve({ "/v1/parse?explain=true": explained });
    const { container, store } = show(<CorrectDialog id="geonames:1" />, reading);
    await settle();
    const [first] = container.querySelectorAll<HTMLInputElement>(".snippets input");
    fireEvent.click(first as Element);
    fireEvent.click(container.querySelectorAll(".choices button")[1] as Element);
    const start = text.lastIndexOf("Moscow");
    expect(store.get().corrections).toEqual([
      { spans: [{ start, end: start + 6 }], place: "geonames:2", name: "Moscow" },
    ]);
    expect(store.get().notice.text).toBe("“Moscow” now means Moscow, Idaho.");
  });
  it("takes words off the map that mean no place", async () => {
    serve({ "/v1/parse?explain=true": explained });
    const { getByText, store } = show(<CorrectDialog id="geonames:1" />, reading);
    await settle();
    fireEvent.click(getByText("Not a place"));
    expect(store.get().corrections[0]).toMatchObject({
      place: null,
      spans: [
        { start: 0, end: 6 },
        { start: 22, end: 28 },
      ],
    });
    expect(store.get().notice.text).toBe("“Moscow”, 2 times, is taken off the map.");
  });
  it("says of a site what is known", async () => {
    serve({ "/v1/parse?explain=true": { ...explained, explanations: [] } });
    const hall = placeOf("within:geonames:1:Zelmbruck", {
      name: "Zelmbruck",
      within: { id: "geonames:1", name: "Moscow" },
    });
    const { container } = show(<CorrectDialog id={hall.id} />, readingOf(text, [moscow, hall]));
    await settle();
    expect(container.querySelector("h2")?.textContent).toBe("Where is Zelmbruck?");
    expect(container.textContent).toContain("The text puts “Zelmbruck” in Moscow.");
  });
  it("says what went wrong", async () => {
    serve({ "/v1/parse?explain=true": Response.json({ title: "Internal error" }, { status: 500 }) });
    const { getByRole } = show(<CorrectDialog id="geonames:1" />, readingOf(text, [moscow]));
    await settle();
    expect(getByRole("alert").textContent).toBe("Internal error");
  });
});

describe("AddDialog", () => {
  const start = text.indexOf("Zelmbruck");
  const hits = {
    type: "FeatureCollection",
    features: [
      {
        id: "geonames:9",
        geometry: { coordinates: [30, 50] },
        properties: { name: "Zell", label: "Zell, Austria", layer: "locality" },
      },
    ],
  };
  const add = async (every: boolean) => {
    serve({ "/v1/autocomplete": hits });
    const shown = show(<AddDialog start={start} end={start + 9} />, readingOf(text, [moscow]));
    if (!every) fireEvent.click(shown.getByLabelText("every time they occur"));
    fireEvent.focus(shown.getByRole("combobox"));
    const option = await shown.findByRole("option");
    expect(option.textContent).toBe("Zell, Austria town");
    fireEvent.click(option);
    return shown.store.get();
  };
  it("makes words mean a place every time they occur", async () => {
    const again = text.lastIndexOf("Zelmbruck");
    const { corrections, selection } = await add(true);
    expect(corrections[0]).toEqual({
      spans: [
        { start, end: start + 9 },
        { start: again, end: again + 9 },
      ],
      place: "geonames:9",
      name: "Zell",
    });
    expect(selection).toEqual({ kind: "place", id: "geonames:9" });
  });
  it("makes them mean it once", async () => {
    expect((await add(false)).corrections[0]?.spans).toEqual([{ start, end: start + 9 }]);
  });
  it("tells when words are not in the text", () => {
    serve({ "/v1/autocomplete": { ...hits, features: [] } });
    const { getByLabelText, container } = show(<AddDialog start={0} end={0} />, readingOf(text, [moscow]));
    expect(container.textContent).toContain("Write the words as they stand in the text,");
    fireEvent.input(getByLabelText("Words in the text"), { target: { value: "Nowhere" } });
    expect(container.textContent).toContain("These words are not in the text.");
  });
});

describe("DetailsDialog", () => {
  const noted = placeOf("geonames:1", { name: "Moscow", details: { note: "Unsure.", label: "The city" } });
  const said = (note: string) => ({ spans: [], place: "geonames:1", name: "Moscow", note });
  it("takes a note away that is emptied, and leaves all else", () => {
    const { container, store } = show(<DetailsDialog id="geonames:1" />, readingOf(text, [noted]));
    store.send({
      type: "corrections",
      corrections: [
        { ...said("Unsure."), label: "The city" },
        { ...said("Of another."), place: "geonames:2" },
      ],
    });
    fireEvent.input(container.querySelector("textarea") as Element, { target: { value: " " } });
    fireEvent.submit(container.querySelector("form") as Element);
    expect(store.get().corrections).toEqual([
      { spans: [], place: "geonames:1", name: "Moscow", label: "The city" },
      { ...said("Of another."), place: "geonames:2" },
    ]);
  });
  it("asks before it closes over what was written, once", () => {
    const { container, store } = show(<DetailsDialog id="geonames:1" />, readingOf(text, [noted]));
    store.send({ type: "dialog", dialog: { kind: "details", place: "geonames:1" } });
    const close = () =>
      fireEvent(container.querySelector("dialog") as Element, new Event("cancel", { cancelable: true }));
    fireEvent.input(container.querySelector("textarea") as Element, { target: { value: "By the river." } });
    close();
    expect(store.get().dialog).not.toBeNull();
    expect(container.querySelector("[role=alert]")?.textContent).toContain("not kept");
    close();
    expect(store.get().dialog).toBeNull();
  });
  it("closes at once where nothing was written", () => {
    const { container, store } = show(<DetailsDialog id="geonames:1" />, readingOf(text, [noted]));
    store.send({ type: "dialog", dialog: { kind: "details", place: "geonames:1" } });
    fireEvent(container.querySelector("dialog") as Element, new Event("cancel", { cancelable: true }));
    expect(store.get().dialog).toBeNull();
  });
});
