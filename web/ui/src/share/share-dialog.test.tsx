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
    expect(container.textContent).toContain("Kept for a year.");
  });
  it("says why a map could not be saved", async () => {
    serve({ "/v1/maps": Response.json({ title: "Disabled on this server" }, { status: 403 }) });
    const { getByText, getByRole } = show(<ShareDialog />, reading);
    fireEvent.click(getByText("Save the map"));
    await settle();
    expect(getByRole("alert").textContent).toBe("Disabled on this server");
  });
  it("says in the words of the page what any server may answer", async () => {
    const problem = {
      type: "/docs#store-read-only",
      title: "Saved maps are read-only",
      detail: "their file or its folder",
    };
    serve({ "/v1/maps": Response.json(problem, { status: 503 }) });
    const { getByText, getByRole } = show(<ShareDialog />, reading);
    fireEvent.click(getByText("Save the map"));
    await settle();
    expect(getByRole("alert").textContent).toContain("saves none now. Your text and corrections stay in this browser");
  });
  it("gives a reader the link and the code to embed, as it is chosen and as it looks", () => {
    const { container, getByText, getByLabelText } = show(<ShareDialog />, reading, { saved });
    const code = () => container.querySelector("textarea")?.value ?? "";
    expect(code()).toContain('<iframe src="http://h/embed/ab?theme=light&amp;title=yes"');
    expect(code()).toContain("width:100%;aspect-ratio:4/3");
    fireEvent.click(getByLabelText("16 : 9"));
    fireEvent.click(getByLabelText("as the system"));
    fireEvent.click(getByLabelText("Heading"));
    expect(code()).toContain('<iframe src="http://h/embed/ab" ');
    expect(code()).toContain("aspect-ratio:16/9");
    const frame = () => container.querySelector<HTMLIFrameElement>(".preview iframe");
    expect(frame()?.getAttribute("src")).toBe("http://h/embed/ab");
    fireEvent.click(getByLabelText("320 px"));
    expect(container.querySelector<HTMLElement>(".preview")?.style.width).toBe("320px");
    fireEvent.click(getByLabelText("Picture"));
    expect(code()).toContain("<img src=");
    expect(frame()).toBeNull();
    expect(values(container).join() + code()).not.toContain("edit=");
    expect(getByText("Save a copy of my own")).toBeTruthy();
  });
  it("links to an article of the server until it is corrected", () => {
    expect(show(<ShareDialog />, reading, { article: 0 }).queryByLabelText("Link to this view")).not.toBeNull();
    const corrected = show(<ShareDialog />, reading, { article: -1, draft: "x1" });
    expect(corrected.container.textContent).toContain("Save the map to get a link to it.");
  });
});
