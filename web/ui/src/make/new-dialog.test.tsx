// @vitest-environment happy-dom
import { cleanup, fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { serve, settle, show } from "../testing/page";
import { NewDialog } from "./new-dialog";

const empty = {
  type: "FeatureCollection",
  features: [],
  claims: [],
  unresolved: [],
  focus: {},
  offsets: "codepoint",
  generator: "",
  attribution: "",
};

describe("NewDialog", () => {
  const make = async (text: string, title = "") => {
    const shown = show(<NewDialog />, null, { dialog: { kind: "new" } });
    fireEvent.input(shown.getByLabelText("Text"), { target: { value: text } });
    fireEvent.input(shown.getByLabelText(/^Headline/), { target: { value: title } });
    fireEvent.submit(shown.container.querySelector("form") as Element);
    await settle();
    return shown;
  };
  it("makes a map of a text and its headline, and closes", async () => {
    const asked = serve({ "/v1/parse": empty });
    const { store } = await make("  It rained in Oslo.\n", " Rain ");
    expect(asked).toEqual([{ path: "/v1/parse", body: { title: "Rain", text: "It rained in Oslo." } }]);
    expect(store.get().reading?.article).toEqual({ title: "Rain", text: "It rained in Oslo." });
    expect(store.get().dialog).toBeNull();
  });
  it("lets a server that may fetch an address, and says where one may not", async () => {
    const { getByRole } = await make("https://example.org/rain");
    expect(getByRole("alert").textContent).toMatch(/^This server fetches no pages/);
    cleanup();
    const may = document.createElement("meta");
    may.name = "dateline-fetch";
    document.head.append(may);
    const asked = serve({ "/v1/parse": { ...empty, title: "Rain", text: "It rained." } });
    const { store } = await make("https://example.org/rain");
    expect(asked).toEqual([{ path: "/v1/parse", body: { url: "https://example.org/rain" } }]);
    expect(store.get().reading?.article).toEqual({ title: "Rain", text: "It rained." });
    may.remove();
  });
  it("gives an example to who has no text, until there is one", async () => {
    const asked = serve({ "/v1/parse": empty });
    const { container, getByText, queryByText } = show(<NewDialog />, null, { dialog: { kind: "new" } });
    fireEvent.click(getByText("Try an example"));
    expect(queryByText("Try an example")).toBeNull();
    fireEvent.submit(container.querySelector("form") as Element);
    await settle();
    expect(JSON.stringify(asked)).toMatch(/Piraeus.*330 km/);
  });
  it("asks for a text where there is none", async () => {
    const { getByRole } = await make("  ");
    expect(getByRole("alert").textContent).toMatch(/There is no text yet/);
  });
  it("says what went wrong, and lets the reader try again", async () => {
    serve({ "/v1/parse": new Response("", { status: 413 }) });
    const { getByRole, getByText } = await make("A text.");
    expect(getByRole("alert").textContent).toMatch(/too long/);
    expect(getByText("Make the map").getAttribute("aria-disabled")).toBe("false");
  });
  it("reads a file by its type, and refuses what is no text", async () => {
    const asked = serve({ "/v1/parse": { ...empty, text: "# Rain" } });
    const { container, getByRole, store } = show(<NewDialog />);
    const choose = async (file: File) => {
      const input = container.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
      Object.defineProperty(input, "files", { value: [file], configurable: true });
      fireEvent.change(input);
      await settle();
    };
    await choose(new File(["x"], "map.png", { type: "image/png" }));
    expect(getByRole("alert").textContent).toMatch(/^map.png is of a kind that cannot be read/);
    await choose(new File(["# Rain"], "rain.md"));
    expect(asked.map(({ path }) => path)).toEqual(["/v1/parse"]);
    expect(store.get().reading?.article.text).toBe("# Rain");
  });
});
