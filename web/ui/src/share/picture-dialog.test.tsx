// @vitest-environment happy-dom
import { fireEvent, waitFor } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";
import { placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { PictureDialog } from "./picture-dialog";

const reading = { ...readingOf("Fire in 東京\n\nIt rained.", [placeOf("a")]), headline: "Fire in 東京" };
const queryOf = (path: string | undefined) => Object.fromEntries(new URLSearchParams(path?.split("?")[1]));

describe("PictureDialog", () => {
  it("shows a picture with what is asked for, says which letters lack a font, and saves it in its size", async () => {
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const picture = new Response("x", { headers: { "dateline-missing-characters": encodeURIComponent("東京") } });
    const asked = serve({ "/v1/parse": picture });
    const { container, getByLabelText, getByText } = show(<PictureDialog />, reading);
    await waitFor(() => expect(asked.length).toBe(1));
    expect(queryOf(asked[0]?.path)).toEqual({
      f: "png",
      width: "1200",
      height: "630",
      density: "0.75",
      theme: "light",
      heading: "Fire in 東京",
      scale: "true",
    });
    await settle();
    expect(container.querySelector("img")?.getAttribute("alt")).toBe("Preview of the picture");
    expect(container.textContent).toContain("no font for 東 and 京");
    fireEvent.click(getByLabelText(/Newspaper column/));
    fireEvent.click(getByLabelText("Key"));
    fireEvent.click(getByLabelText("Claims with their verdicts"));
    fireEvent.input(getByLabelText("Heading"), { target: { value: "" } });
    await waitFor(() => expect(asked.length).toBe(2));
    fireEvent.click(getByText("Save as PNG"));
    await settle();
    expect(queryOf(asked[2]?.path)).toEqual({
      f: "png",
      width: "340",
      height: "420",
      density: "3.125",
      theme: "light",
      heading: "",
      scale: "true",
      key: "true",
      claims: "true",
    });
    fireEvent.click(getByText("Save as PDF"));
    await settle();
    expect(queryOf(asked[3]?.path)).toMatchObject({ f: "pdf", density: "1" });
    expect(names).toEqual(["map.png", "map.pdf"]);
  });
  it("asks for all places, or for what the map shows, not for both", async () => {
    const far = { ...placeOf("b"), point: [20, 10] as [number, number] };
    const asked = serve({ "/v1/parse": new Response("x") });
    const { getByLabelText } = show(<PictureDialog />, readingOf("a b", [placeOf("a"), far]));
    await waitFor(() => expect(asked.length).toBe(1));
    fireEvent.click(getByLabelText("What the map shows now"));
    fireEvent.click(getByLabelText("All places"));
    await waitFor(() => expect(asked.length).toBe(2));
    expect(queryOf(asked[1]?.path)["bbox"]).toContain("20.00000");
    expect((getByLabelText("What the map shows now") as HTMLInputElement).checked).toBe(false);
  });
  it("says why a picture could not be drawn", async () => {
    serve({ "/v1/parse": Response.json({ title: "Too large" }, { status: 413 }) });
    const { findByRole } = show(<PictureDialog />, reading);
    expect((await findByRole("alert")).textContent).toBe("Too large");
  });
});
