// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { Saved } from "../state/state";
import { placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { ShareDialog } from "./share-dialog";

const reading = readingOf("Moscow was quiet.", [placeOf("Moscow")]);
const saved: Saved = {
  id: "ab",
  editToken: "",
  version: 1,
  title: "",
  base: [],
  isOld: false,
  page: "http://h/m/ab",
  embed: "http://h/embed/ab",
  note: "",
};
const values = (container: Element) => [...container.querySelectorAll("input")].map((input) => input.value);

describe("ShareDialog", () => {
  it("saves a text of one's own before there is a link to it", async () => {
    const asked = serve({
      "/v1/maps": {
        id: "ab",
        version: 1,
        title: "",
        text: "Moscow was quiet.",
        changed: "2026-01-02T03:04:05Z",
        result: {},
        corrections: [],
        edit_token: "secret",
        links: { page: "http://h/m/ab", embed: "http://h/embed/ab" },
        note: "kept for a year",
      },
    });
    const { container, getByText, store } = show(<ShareDialog />, reading);
    expect(container.textContent).toContain("Save the map to get a link to it.");
    fireEvent.click(getByText("Save the map"));
    await settle();
    expect(asked).toEqual([{ path: "/v1/maps", body: { title: "", text: "Moscow was quiet." } }]);
    expect(store.get().saved?.editToken).toBe("secret");
    expect(values(container)).toContain("http://h/m/ab#edit=secret");
    expect(container.textContent).toContain("kept for a year.");
  });
  it("says why a map could not be saved", async () => {
    serve({ "/v1/maps": Response.json({ title: "Disabled on this server" }, { status: 403 }) });
    const { getByText, getByRole } = show(<ShareDialog />, reading);
    fireEvent.click(getByText("Save the map"));
    await settle();
    expect(getByRole("alert").textContent).toBe("Disabled on this server");
  });
  it("gives a reader the link and the code to embed, in the size that is chosen", () => {
    const { container, getByText } = show(<ShareDialog />, reading, { saved });
    expect(values(container).at(-1)).toContain('<iframe src="http://h/embed/ab" width="640" height="480"');
    fireEvent.click(getByText("Wide"));
    expect(values(container).at(-1)).toContain('width="960" height="540"');
    expect(values(container).join()).not.toContain("edit=");
    expect(getByText("Save a copy of my own")).toBeTruthy();
  });
  it("links to an article of the server until it is corrected", () => {
    expect(show(<ShareDialog />, reading, { article: 0 }).queryByLabelText("Link to this view")).not.toBeNull();
    const corrected = show(<ShareDialog />, reading, { article: -1, draft: "x1" });
    expect(corrected.container.textContent).toContain("Save the map to get a link to it.");
  });
});
